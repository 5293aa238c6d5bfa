"""What other programs took for the same things, as it was measured once, on another day and another machine."""

from tools.bench.measure import table

NOTE = "Read elsewhere, not in this run: a 2-core machine, in seconds; web tools without or (+) with their browser."

_LINES = (
    ("", "QualCoder", "Taguette", "doccano", "Label Studio", "Potato"),
    ("cold start", "9.2–12", "1.1 +", "1.3 +", "3.7 +", "1.4 +"),
    ("open 100 kB with 1,000 marks", "1.77", "14", "2.1–2.6", "4.9–6.6", "0.8"),
    ("one mark, painted", "0.023–0.042", "0.022–0.107", "0.010–0.013 *", "0.112–0.216", "0.006–0.023 *"),
    ("import 1,000 articles", "2.8–3.6", "39", "1.4–2.0", "0.52", "–"),
    ("report of 1,000 marks", "0.73", "0.087", "3.3", "0.17", "–"),
    ("memory, MB", "1,161", "70 + 700", "365 + 580", "280 + 1,400", "155 + 916"),
)


def told() -> str:
    """Return the peers' figures as a table, labelled as read elsewhere."""
    return f"{NOTE}\n{table(_LINES)}\n* saved only, not painted"
