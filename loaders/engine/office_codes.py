"""What the engine must know of some office codes (``loaders/gazetteer/offices.tsv``): classes of offices.

Codes, not words: which words name an office is the pack's data.
"""

from __future__ import annotations

# who stands at the head of a state, under whatever name: «الرئيس», «الملك», «الأمير» of one state are one man
CROWNS = ("king", "emir", "sultan", "head-of-state")
# heads of a state or of a body of states: «رئيس الجامعة» is none of them
HEADS = frozenset({*CROWNS, "leader", "prince", "head-of-government", "secretary-general"})
# endings of codes of which a state has one holder at a time
SOLE = ("head-of-government", "-minister", "crown-prince", "supreme-leader", "pope")
# who serves in another state or at a body
POSTED = frozenset({"ambassador", "special-envoy", "consul", "charge-d-affaires", "permanent-representative"})
# those whose complement may name the one who sends them («مبعوث الرئيس»)
SENT = frozenset({"ambassador", "special-envoy"})
# whose business is at home, whatever the state
AT_HOME = frozenset({"governor", "mayor", "senator", "member-of-parliament", "journalist", "party-leader"})
SPOKESPERSON = "spokesperson"
