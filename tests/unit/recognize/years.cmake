# Tests of years and eras.
pkg_check_modules(TestIcuCalendar REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
kouryu_test(years_test SOURCES dates_test.cpp years_test.cpp LINK kouryu::dict PkgConfig::TestIcuCalendar)
