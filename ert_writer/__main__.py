"""`python -m ert_writer` is the same program as `ert-writer`."""

from ert_writer.cli.app import main

if __name__ == "__main__":
    main()
