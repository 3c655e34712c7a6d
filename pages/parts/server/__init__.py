"""What the server does beside the pages: routes, headers, the theme, whose turn it is."""
