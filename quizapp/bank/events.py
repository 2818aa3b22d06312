"""What the bank tells later areas, inside the unit of work in which it happens."""

from blinker import Signal

askable_changed = Signal("The approved questions of some points changed; sent with point_ids, a set.")
deck_grew = Signal("Facts were added to a deck; sent with deck, the Deck.")
