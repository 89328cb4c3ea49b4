#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace warrener {

/// Where a configuration file cannot be read by the broker.
struct SyntaxFault
{
    int line = 0;  ///< counted from 1
    QString text;  ///< the line, at most 120 characters
    QString words; ///< translated: what is wrong

    bool operator==(const SyntaxFault &) const = default;
};

// Only the form is checked, not whether a key exists or its value fits. The first fault is given.

/// rabbitmq.conf and conf.d: "key = value", comments from #, "include FILE". How a value may be quoted is a
/// matter of the broker's parser: `readers` are the versions of cuttlefish on the host ("3.4.0"); a fault is
/// what each of them refuses, and what any of them might refuse where none is known. `isCut`: the end is
/// missing, so nothing is said of what begins and does not end.
std::optional<SyntaxFault> confFault(const QString &text, const QStringList &readers = {}, bool isCut = false);
/// enabled_plugins: one list of atoms, ended by a dot; or nothing, which means none.
std::optional<SyntaxFault> pluginsFault(const QString &text);
/// advanced.config: one Erlang term: brackets, quotes, commas, and the dot at its end.
std::optional<SyntaxFault> termFault(const QString &text);

/// The names in enabled_plugins, sorted; empty where it cannot be read.
QStringList pluginNames(const QString &text);

} // namespace warrener
