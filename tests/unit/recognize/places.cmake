# Places in text.
kouryu_test(places_test SOURCES places_test.cpp LINK kouryu::dict)
add_dependencies(places_test kouryu_places)
