# Words: synonyms, alike kanji.
kouryu_test(words_test SOURCES synonyms_test.cpp LINK kouryu::dict)
add_dependencies(words_test kouryu_word_tables)
