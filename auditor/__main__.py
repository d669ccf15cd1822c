"""python -m auditor"""

from auditor.cli import main

if __name__ == "__main__":  # children of the reading pool import this module too
    main()
