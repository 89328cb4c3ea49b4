// The files of a preview, and what differs in the current one.
#include "ui/parts/Card.h"
#include "ui/parts/CheckDelegate.h"
#include "ui/parts/ColumnFit.h"
#include "ui/parts/Label.h"
#include "ui/parts/StateDelegate.h"
#include "ui/parts/TableCard.h"
#include "ui/parts/TableView.h"
#include "ui/parts/TextPane.h"
#include "ui/restore/PreviewStep.h"
#include "ui/restore/RestoreFilesModel.h"
#include "ui/restore/RestoreWords.h"
#include "ui/steps/Wrap.h"

#include <QBoxLayout>
#include <QItemSelectionModel>
#include <QPlainTextEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr int filesHostWide = 110;
constexpr int filesFateWide = 140;
constexpr int filesShare = 6; ///< of the table, where it stands beside what differs…
constexpr int differenceShare = 5;
constexpr int sidesGap = 12;
constexpr int mostNamesMeasured = 200;
constexpr int tickAndWeight = 44; ///< px beside a file's name: its box, and that it is set in a heavier type

/// px that the widest of them takes.
int widestIn(const TableView &table, int column)
{
    int widest = 0;
    for (int row = 0; row < std::min(mostNamesMeasured, table.model()->rowCount()); ++row) {
        const QModelIndex index = table.model()->index(row, column);
        widest = std::max(widest, table.itemDelegateForIndex(index)->sizeHint({}, index).width());
    }
    return widest;
}

} // namespace

QWidget *PreviewStep::buildFiles()
{
    auto *card = new TableCard(this);
    m_fileTable = card->table();
    m_fileTable->setObjectName(u"previewFiles"_s);
    m_fileTable->setAccessibleName(tr("Files and what becomes of them"));
    m_fileTable->setModel(m_files);
    m_fileTable->setSortingEnabled(false);
    m_fileTable->setItemDelegateForColumn(RestoreFilesModel::PathColumn, new CheckDelegate(m_fileTable));
    m_fileTable->setItemDelegateForColumn(RestoreFilesModel::FateColumn, new StateDelegate(m_fileTable));
    new ColumnFit(m_fileTable, {.widths = {200, filesHostWide, filesFateWide, 240},
                                .stretch = RestoreFilesModel::PathColumn,
                                .stretchMinimum = 140,
                                .leastFirst = {RestoreFilesModel::NoteColumn},
                                .stretchWish = 640,
                                .stretchBeside = tickAndWeight,
                                .yielding = {RestoreFilesModel::NoteColumn}}); // it stands beside what differs, too
    const auto toggle = [](const QModelIndex &index) { CheckDelegate::toggle(index.siblingAtColumn(RestoreFilesModel::PathColumn)); };
    connect(m_fileTable, &TableView::peeked, this, toggle);
    connect(m_fileTable, &TableView::opened, this, toggle);
    connect(m_fileTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PreviewStep::showFile);
    connect(m_files, &RestoreFilesModel::tickChanged, this, [this](const QString &entry, bool on) {
        change([&](RestoreDraft &draft) {
            draft.leaveFiles.removeAll(entry);
            if (!on)
                draft.leaveFiles.append(entry);
        });
    });
    m_fileCard = new Card(tr("Difference"), this);
    m_fileCard->setFlush(true);
    m_fileNote = new Label({}, TextStyle::Table, Token::Text2, m_fileCard);
    m_fileNote->setObjectName(u"previewFileNote"_s);
    wrap(m_fileNote, 300);
    m_fileNote->hide();
    auto *note = new QVBoxLayout;
    note->setContentsMargins(13, 8, 14, 0);
    note->addWidget(m_fileNote);
    m_fileCard->body()->addLayout(note);
    m_fileText = makeTextPane(m_fileCard);
    m_fileText->setObjectName(u"previewFileText"_s);
    m_fileText->setAccessibleName(tr("Lines that differ"));
    m_fileCard->body()->addWidget(m_fileText, 1);
    auto *page = new QWidget(this);
    m_fileSides = new QBoxLayout(QBoxLayout::LeftToRight, page);
    m_fileSides->setContentsMargins(0, 0, 0, 0);
    m_fileSides->setSpacing(sidesGap);
    m_fileSides->addWidget(card, filesShare);
    m_fileSides->addWidget(m_fileCard, differenceShare);
    return page;
}

/// A name that is cut is another file's, too: where they have no room beside what differs, that stands below them.
void PreviewStep::placeFiles()
{
    const QMargins around = layout()->contentsMargins();
    const int beside = (width() - around.left() - around.right() - sidesGap) * filesShare / (filesShare + differenceShare);
    const bool hasRoom = widestIn(*m_fileTable, RestoreFilesModel::PathColumn) + filesHostWide + filesFateWide <= beside;
    m_fileSides->setDirection(hasRoom ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void PreviewStep::showFile()
{
    const RestoreFile *file = m_files->rowAt(m_fileTable->currentIndex().row());
    m_fileCard->setTitle(file != nullptr ? file->path : tr("Difference"));
    m_fileCard->setCaption(file != nullptr ? file->of : QString());
    QStringList lines;
    if (file != nullptr) {
        for (const FieldChange &about : file->change.about)
            lines.append(tr("%1: %2 → %3").arg(about.field, restorewords::value(about.before), restorewords::value(about.after)));
        if (!file->change.lines.isEmpty())
            lines.append(toText(file->change.lines));
        else if (file->change.sizeBefore >= 0 || file->change.sizeAfter >= 0)
            lines.append(tr("%1 bytes → %2 bytes")
                             .arg(file->change.sizeBefore < 0 ? u"–"_s : QString::number(file->change.sizeBefore),
                                  file->change.sizeAfter < 0 ? u"–"_s : QString::number(file->change.sizeAfter)));
    }
    // What becomes of the file is a sentence, and read whole; its lines are as they are.
    const QString note = file != nullptr ? m_files->index(m_fileTable->currentIndex().row(), RestoreFilesModel::NoteColumn).data().toString() : QString();
    m_fileNote->setText(note);
    m_fileNote->setVisible(!note.isEmpty());
    m_fileText->setPlainText(lines.join(u'\n'));
    tintDiff(*m_fileText);
}

} // namespace warrener
