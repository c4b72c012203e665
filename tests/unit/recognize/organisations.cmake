# Organisations in text.
kouryu_test(organisations_test SOURCES organisations_test.cpp LINK kouryu::dict)
add_dependencies(organisations_test kouryu_organisation_list)
