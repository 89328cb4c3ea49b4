#pragma once

#include <QByteArray>
#include <QStringList>

namespace warrener::parts {

// Certificates and private keys among files of settings.

/// By its content: they are told from settings.
bool holdsTlsFile(const QByteArray &bytes);
/// Where settings of RabbitMQ name certificates and keys: absolute paths that may be a file's, each once.
QStringList tlsFilesNamedIn(const QByteArray &settings);

} // namespace warrener::parts
