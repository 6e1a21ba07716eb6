"""Writes a generated corpus to standard output, as JSON Lines."""

from __future__ import annotations

import argparse
import json
import sys

from benchmarks.corpus import articles


def main() -> None:
    """As ``--help`` says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__)
    parser.add_argument("--size", type=int, default=1000, metavar="N", help="articles (1000)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another seed, another world (1)")
    parser.add_argument("--language", action="append", metavar="CODE", help="may be given often (ar)")
    args = parser.parse_args()
    for record in articles(args.size, args.seed, args.language or ("ar",)):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
