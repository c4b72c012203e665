# Sources of the place recogniser.
target_sources(kouryu_dict PRIVATE place_beginnings.cpp place_namesakes.cpp place_rules.cpp
  place_scanner.cpp place_shapes.cpp place_surroundings.cpp places.cpp text_edges.cpp)
