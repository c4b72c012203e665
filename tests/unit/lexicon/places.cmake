# Places: what the compiled tables hold.
kouryu_test(gazetteer_test SOURCES gazetteer_test.cpp LINK kouryu::dict)
add_dependencies(gazetteer_test kouryu_places)
