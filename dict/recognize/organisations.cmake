# Organisations.
target_sources(kouryu_dict PRIVATE
  organisation_apposition.cpp organisation_borders.cpp organisation_known.cpp organisation_legal.cpp
  organisation_names.cpp organisation_rules.cpp organisation_scanner.cpp organisations.cpp)
