"""An export without its words, to show to others: structure, dates and LinkedIn's own vocabulary stay."""
