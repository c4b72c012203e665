# Readings: what completion looks up.
kouryu_test(readings_test SOURCES readings_test.cpp LINK kouryu::dict)
add_dependencies(readings_test kouryu_readings)
