"""What several commands share: their options, the columns of their rows, what they tell the user."""
