#pragma once

#include "base/Result.h"
#include "cluster/Level.h"

#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

namespace warrener {

/// A report that leaves the house, of whatever kind, as values: what a run, a drill or a rehearsal came to. All texts are
/// translated and may hold anything: they are escaped where they are written.
struct Paper
{
    struct Section
    {
        QString title{};
        QString text{};                         ///< paragraphs, apart by a line feed
        QList<QPair<QString, QString>> facts{}; ///< names and values
        QStringList columns{};                  ///< of the table; empty: none
        QList<QStringList> rows{};
        QStringList items{}; ///< a list

        bool isEmpty() const { return text.isEmpty() && facts.isEmpty() && rows.isEmpty() && items.isEmpty(); }
    };
    QString title{};
    QString about{}; ///< one quiet line below: cluster, time, who
    Level level = Level::Unknown;
    QString verdict{};  ///< "Done"
    QString headline{}; ///< one sentence
    QList<Section> sections{};
    QString foot{};
};

/// One HTML file that needs nothing else: light or dark as the reader's system is, no script.
QByteArray paperHtml(const Paper &paper);
/// A4 pages. Needs a QGuiApplication. Errors: Io.
Result<QByteArray> paperPdf(const Paper &paper);

/// Writes it to a file, whole or not at all; its end says how: .html, .pdf, or .json, which is `json`. Errors: Usage
/// (another end), Io.
Status exportPaper(const Paper &paper, const QJsonObject &json, const QString &file);

} // namespace warrener
