"""How right the parsing is: figures, field by field, against answers written by hand, and every difference.

`evaluate.evaluate` compares a parser with a folder of answers; `baseline` keeps what was reached from
being lost.
"""
