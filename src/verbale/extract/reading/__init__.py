"""What the rules of all kinds read: the page, its clauses, quotations and voices, acts and the forms of words."""
