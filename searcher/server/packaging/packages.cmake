# Debian packages by CPack: libkouryu, libkouryu-dev, kouryu, kouryu-server. How to build and test: tests/packages/run.sh
#
# Build for them with -DCMAKE_INSTALL_PREFIX=/usr, so that libraries go to the architecture's folder.
set(packaging "${CMAKE_CURRENT_LIST_DIR}")

install(FILES "${packaging}/kouryu.service" DESTINATION lib/systemd/system COMPONENT server)
install(FILES "${packaging}/nginx.conf" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/kouryu-server/examples"
        COMPONENT server)
install(FILES "${packaging}/README.md" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/kouryu-server"
        COMPONENT server)
# Only a package of the system may write to /etc.
if(CMAKE_INSTALL_PREFIX STREQUAL "/usr")
  install(FILES "${packaging}/kouryu-server.default" DESTINATION /etc/default RENAME kouryu-server
          COMPONENT server)
endif()

set(package_names library libkouryu development libkouryu-dev programs kouryu server kouryu-server)
find_program(GZIP_PROGRAM gzip)
set(changelog "${PROJECT_BINARY_DIR}/changelog.gz")
execute_process(COMMAND "${GZIP_PROGRAM}" --no-name --best --stdout "${PROJECT_SOURCE_DIR}/CHANGELOG.md"
                OUTPUT_FILE "${changelog}")

set(CPACK_COMPONENTS_ALL library development programs server)
while(package_names)
  list(POP_FRONT package_names component package)
  string(TOUPPER "${component}" key)
  set(CPACK_DEBIAN_${key}_PACKAGE_NAME "${package}")
  install(FILES "${packaging}/copyright" "${changelog}"
          DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/${package}" COMPONENT "${component}")
endwhile()

set(CPACK_GENERATOR DEB)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_PACKAGING_INSTALL_PREFIX "${CMAKE_INSTALL_PREFIX}")
set(CPACK_PACKAGE_VENDOR "kouryu")
set(CPACK_PACKAGE_CONTACT "kouryu maintainers <kouryu@localhost>")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# What is linked is found by dpkg-shlibdeps; what is read at run time is told here.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS "${PROJECT_BINARY_DIR}/lib")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_DEPENDS "mecab-ipadic-utf8, poppler-data")
# Dependents ask for the very version; ldconfig runs by dpkg's trigger.
set(control "${PROJECT_BINARY_DIR}/control")
file(WRITE "${control}/shlibs" "libkouryu ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR} libkouryu (= ${PROJECT_VERSION})\n")
file(WRITE "${control}/triggers" "activate-noawait ldconfig\n")
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA "${control}/shlibs;${control}/triggers")
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "Japanese full-text search with facets: shared library
 Finds passages of Japanese documents on exchange between local governments
 by words, substrings, cities, countries, years and organisations.
 This package holds the library for C++ and C, and the tables it reads.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libkouryu (= ${PROJECT_VERSION})")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "Japanese full-text search with facets: development files
 Headers for C++ and C, and files for CMake and pkg-config.")
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_DEPENDS "libkouryu (= ${PROJECT_VERSION}), mecab-ipadic-utf8")
set(CPACK_COMPONENT_PROGRAMS_DESCRIPTION "Japanese full-text search with facets: programs
 kouryu-index reads documents and builds an index; kouryu answers queries from
 the terminal, in batches, and over HTTP with a web page.")
set(CPACK_DEBIAN_SERVER_PACKAGE_SECTION web)
set(CPACK_DEBIAN_SERVER_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_SERVER_PACKAGE_DEPENDS "kouryu (>= ${PROJECT_VERSION}), adduser")
set(CPACK_DEBIAN_SERVER_PACKAGE_SUGGESTS "nginx")
set(CPACK_DEBIAN_SERVER_PACKAGE_CONTROL_EXTRA
    "${packaging}/postinst;${packaging}/prerm;${packaging}/postrm;${packaging}/conffiles")
set(CPACK_COMPONENT_SERVER_DESCRIPTION "Japanese full-text search with facets: service
 A hardened systemd unit for kouryu serve, a user for it and an nginx example.")
include(CPack)
