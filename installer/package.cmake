# The Debian package: `installer/package` makes it. What the programs link is found out from them; what they start
# (ssh, sftp, age) nobody can see in a binary, so it is named here.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME warrener)
set(CPACK_PACKAGE_VENDOR Warrener)
set(CPACK_PACKAGE_CONTACT "The authors of Warrener <warrener@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION
    "Warrener shows live health of RabbitMQ clusters and their hosts, diagnoses faults and says what to do,\nmoves clients to healthy brokers, backs up and restores definitions and messages, runs recovery plans\nand rehearses faults on a calendar. The package holds the window (warrener) and its twin for terminals\nand timers (warrenctl).")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR}/packages)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Plugins that Qt loads when it runs: the history's database, the pictures on buttons.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, qt6-svg-plugins, openssh-client, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "age, gnome-keyring | kwalletmanager | keepassxc, fonts-inter, fonts-jetbrains-mono")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS fonts-noto-cjk)
include(CPack)

install(FILES ${CMAKE_CURRENT_LIST_DIR}/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/warrener)
