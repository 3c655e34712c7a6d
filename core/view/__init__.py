"""A trace as data to draw: pictures, races, cards, captions and charts."""
