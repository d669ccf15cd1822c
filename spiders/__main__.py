"""python -m spiders: the child process of a crawl; its job comes by standard input."""

from spiders.child import main

main()
