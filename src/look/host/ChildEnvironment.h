#pragma once

#include <QProcessEnvironment>

namespace warrener {

/// What programs that we start get to see: our own environment without the password, and English words.
inline QProcessEnvironment childEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // The programs take it out of theirs at once (takeFromEnvironment()); whoever else uses this library may not.
    environment.remove(QStringLiteral("WARRENER_PASSWORD"));
    // Error texts are told apart by their English words.
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    environment.remove(QStringLiteral("LANGUAGE"));
    return environment;
}

} // namespace warrener
