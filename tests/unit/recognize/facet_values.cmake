# Values of facets as files and filters write them.
kouryu_test(facet_values_test SOURCES facet_values_test.cpp LINK kouryu::dict)
add_dependencies(facet_values_test kouryu_organisation_list kouryu_places)
