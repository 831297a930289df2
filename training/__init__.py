"""How the weights are made: datasets, model, losses, training, export."""
