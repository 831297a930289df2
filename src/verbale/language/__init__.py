"""Document text to `Analysis`: words, sentences, tree, names, who-said-what spans, factuality."""
