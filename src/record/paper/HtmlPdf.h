#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QHash>
#include <QImage>
#include <QString>

namespace warrener {

/// Simple HTML (headings, paragraphs, tables) as PDF pages (A4). `style`: what a QTextDocument understands of style sheets;
/// empty: plain headings and tables. Needs a QGuiApplication (the offscreen platform will do).
/// Error: Io where nothing came of it.
/// `images`: what the pages show as <img src="NAME">.
Result<QByteArray> htmlPdf(const QString &html, const QString &title = {}, const QString &style = {}, const QHash<QString, QImage> &images = {});

} // namespace warrener
