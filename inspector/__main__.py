"""Entry: ``inspector verify|audit …``."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from inspector import cli  # nothing is imported before it is needed

    cli.run()


if __name__ == "__main__":
    main()
