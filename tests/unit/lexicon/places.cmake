# The tables hold what they are said to hold; with the sources, make_places.py --check compares rows.
add_test(NAME PlaceTables.CountsAreAsWritten
         COMMAND python3 -B "${PROJECT_SOURCE_DIR}/dict/lexicon/make_places.py" --check)
