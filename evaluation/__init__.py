"""How good the extraction is: gold articles, scores and the page that shows them."""
