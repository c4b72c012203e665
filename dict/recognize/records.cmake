# Dates as terms and labelled fields.
target_sources(kouryu_dict PRIVATE dates.cpp record_fields.cpp)
