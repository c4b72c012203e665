# Finds the libraries kouryu links: used by the build and by the installed package alike.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(Xapian REQUIRED IMPORTED_TARGET xapian-core)
pkg_check_modules(Icu REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(Marisa REQUIRED IMPORTED_TARGET marisa)
pkg_check_modules(XxHash REQUIRED IMPORTED_TARGET libxxhash)

# MeCab ships no package file of its own.
if(NOT TARGET MeCab::MeCab)
  find_path(MECAB_INCLUDE_DIR mecab.h REQUIRED)
  find_library(MECAB_LIBRARY mecab REQUIRED)
  add_library(MeCab::MeCab UNKNOWN IMPORTED)
  set_target_properties(MeCab::MeCab PROPERTIES
    IMPORTED_LOCATION "${MECAB_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${MECAB_INCLUDE_DIR}")
endif()
