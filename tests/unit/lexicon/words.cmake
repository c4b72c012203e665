# Words: synonyms, alike kanji, spellings, counters.
kouryu_test(words_test SOURCES asking_words_test.cpp spelling_groups_test.cpp synonyms_test.cpp LINK kouryu::dict)
add_test(NAME OkuriganaTable.IsWhatTheScriptWrites
         COMMAND python3 -B "${PROJECT_SOURCE_DIR}/dict/lexicon/make_okurigana.py" --check)
add_dependencies(words_test kouryu_word_tables)
# Organisations that open dictionaries know.
kouryu_test(organisation_list_test SOURCES organisation_list_test.cpp LINK kouryu::dict)
add_dependencies(organisation_list_test kouryu_organisation_list kouryu_places)
target_compile_definitions(organisation_list_test PRIVATE
  KOURYU_LISTED_ORGANISATIONS="${PROJECT_SOURCE_DIR}/dict/lexicon/data/organisations_listed.tsv")
