#include "ui/backups/ProgressStrip.h"

#include "base/Phrases.h"
#include "base/Units.h"
#include "ui/parts/GlyphLabel.h"
#include "ui/parts/Label.h"
#include "ui/parts/Meter.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

QString bytesText(qint64 bytes)
{
    return units::size(static_cast<double>(bytes));
}

QString numberText(qint64 value)
{
    return units::count(static_cast<double>(value));
}

} // namespace

QString progressFigures(const BackupProgress &progress)
{
    QStringList parts;
    if (progress.bytesTotal > 0)
        parts.append(ProgressStrip::tr("%1 of %2").arg(bytesText(progress.bytes), bytesText(progress.bytesTotal)));
    else if (progress.bytes > 0)
        parts.append(bytesText(progress.bytes));
    if (progress.messagesTotal > 0)
        parts.append(ProgressStrip::tr("%1 of %2 messages").arg(numberText(progress.messages), numberText(progress.messagesTotal)));
    if (progress.bytesPerSecond > 0)
        parts.append(units::bytesPerSecond(progress.bytesPerSecond));
    return phrases::facts(parts);
}

QString progressRest(const BackupProgress &progress, TimePoint now)
{
    if (progress.remaining)
        return ProgressStrip::tr("about %1 left").arg(units::age(TimePoint{}, TimePoint{*progress.remaining}));
    return isNever(progress.since) ? QString() : ProgressStrip::tr("for %1").arg(units::age(progress.since, now));
}

ProgressStrip::ProgressStrip(QWidget *parent)
    : QFrame(parent), m_what(new Label({}, TextStyle::Body, Token::Text, this)), m_figures(new Label({}, TextStyle::Table, Token::Text2, this)),
      m_meter(new Meter(this)), m_rest(new Label({}, TextStyle::Table, Token::Text2, this)), m_open(new QPushButton(tr("Show the run"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this))
{
    setProperty("card", true);
    setObjectName(u"backupProgress"_s);
    m_what->setObjectName(u"progressWhat"_s);
    m_what->setWeight(QFont::DemiBold);
    m_what->setEliding(true);
    m_figures->setObjectName(u"progressFigures"_s);
    m_rest->setObjectName(u"progressRest"_s);
    m_meter->setFixedWidth(180);
    m_open->setObjectName(u"showBackupRun"_s);
    m_open->setProperty("kind", u"link"_s);
    m_cancel->setObjectName(u"cancelBackup"_s);
    m_cancel->setProperty("small", true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 10, 8);
    row->setSpacing(12);
    row->addWidget(new GlyphLabel(GlyphKind::Running, 16, this));
    row->addWidget(m_what, 1);
    row->addWidget(m_figures);
    row->addWidget(m_meter);
    row->addWidget(m_rest);
    row->addWidget(m_open);
    row->addWidget(m_cancel);
    connect(m_open, &QPushButton::clicked, this, &ProgressStrip::openRequested);
    connect(m_cancel, &QPushButton::clicked, this, &ProgressStrip::cancelRequested);
    hide();
}

void ProgressStrip::setProgress(const std::optional<BackupProgress> &progress, TimePoint now)
{
    setVisible(progress.has_value());
    if (!progress)
        return;
    m_what->setText(progress->what);
    m_figures->setText(progressFigures(*progress));
    m_meter->setVisible(progress->bytesTotal > 0);
    if (progress->bytesTotal > 0)
        m_meter->setValue({.share = std::clamp(static_cast<double>(progress->bytes) / static_cast<double>(progress->bytesTotal), 0.0, 1.0)});
    m_rest->setText(progressRest(*progress, now));
    m_open->setVisible(!progress->run.isEmpty());
    m_cancel->setEnabled(progress->canCancel);
    m_cancel->setToolTip(progress->canCancel ? QString() : tr("This step cannot be stopped in the middle"));
}

} // namespace warrener
