# Words: synonyms, alike kanji, spellings, counters.
kouryu_test(words_test SOURCES asking_words_test.cpp spelling_groups_test.cpp synonyms_test.cpp LINK kouryu::dict)
add_test(NAME OkuriganaTable.IsWhatTheScriptWrites
         COMMAND python3 -B "${PROJECT_SOURCE_DIR}/dict/lexicon/make_okurigana.py" --check)
add_dependencies(words_test kouryu_word_tables)
