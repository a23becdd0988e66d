"""The peer of the list page: the same page as a good Django developer would write it, and Django's own admin list."""
