"""Records of many documents: copies folded, agreements followed, promises watched; pure functions over reports."""
