#include "ui/diagnosis/FindingsCard.h"

#include "ui/diagnosis/FoldHeader.h"
#include "ui/diagnosis/ReportRowDelegate.h"
#include "ui/diagnosis/ReportRowsModel.h"
#include "ui/parts/FilterButton.h"
#include "ui/parts/Label.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace warrener {

namespace {

constexpr auto everything = "all"_L1;
constexpr std::array allClasses{FaultClass::Network, FaultClass::Hardware, FaultClass::Software, FaultClass::Human};

QFrame *lineIn(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    return line;
}

} // namespace

FindingsCard::FindingsCard(const KnownFindings &known, QWidget *parent)
    : QFrame(parent), m_known(known), m_class(new FilterButton(tr("Class"), this)), m_host(new FilterButton(tr("Node"), this)),
      m_summary(new QPushButton(tr("Summary"), this)), m_none(new Label({}, TextStyle::Body, Token::Text2, this)), m_model(new ReportRowsModel(this)),
      m_list(makeList(m_model, u"findings"_s))
{
    setProperty("card", true);
    setObjectName(u"findingsCard"_s);
    build();
    fillFilters();
    connect(m_class, &FilterButton::currentChanged, this, [this](const QString &id) {
        const auto it = std::ranges::find(allClasses, id, [](FaultClass fault) { return toId(fault); });
        m_filter.fault = it == allClasses.end() ? std::nullopt : std::optional(*it);
        showRows();
    });
    connect(m_host, &FilterButton::currentChanged, this, [this](const QString &id) {
        m_filter.host = id == everything ? QString() : id;
        showRows();
    });
    connect(m_summary, &QPushButton::clicked, this, [this] {
        for (QListView *list : {m_list, m_notJudged.list, m_passed.list})
            list->selectionModel()->clear();
        m_current = {};
        Q_EMIT summaryChosen();
    });
}

QListView *FindingsCard::makeList(ReportRowsModel *model, const QString &name)
{
    auto *list = new QListView(this);
    list->setObjectName(name);
    list->setModel(model);
    list->setItemDelegate(new ReportRowDelegate(model == m_model ? ReportRowDelegate::Look::Findings : ReportRowDelegate::Look::Checks, list));
    list->setFrameShape(QFrame::NoFrame);
    list->setMouseTracking(true);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this, list](const QModelIndex &current) {
        if (current.isValid() && !m_filling)
            take(list);
    });
    // The row that is current already is not news to the list, but may be to the other side.
    connect(list, &QListView::clicked, this, [this, list] { take(list); });
    return list;
}

FindingsCard::Section FindingsCard::makeSection(const QString &name, bool open)
{
    Section section;
    section.header = new FoldHeader(FoldHeader::Look::Row, this);
    section.header->setObjectName(name + u"Header"_s);
    section.header->setChecked(open);
    section.model = new ReportRowsModel(this);
    section.list = makeList(section.model, name);
    section.list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    // Before it is toggled: what a person does is not put back at once.
    connect(section.header, &FoldHeader::pressed, this, [this] { m_folded = true; });
    connect(section.header, &FoldHeader::toggled, this, &FindingsCard::fitSections);
    return section;
}

void FindingsCard::build()
{
    m_class->setObjectName(u"classFilter"_s);
    m_host->setObjectName(u"hostFilter"_s);
    m_summary->setObjectName(u"summaryLink"_s);
    m_summary->setProperty("kind", u"link"_s);
    m_summary->setToolTip(tr("Health of system, broker and network"));
    m_list->setAccessibleName(tr("Findings, causes first"));
    m_none->setObjectName(u"noFinding"_s);
    m_none->setWordWrap(true);
    m_none->setContentsMargins(14, 14, 14, 14);
    m_notJudged = makeSection(u"notJudged"_s, true);
    m_passed = makeSection(u"passed"_s, false);
    m_notJudged.list->setAccessibleName(tr("Checks that could not be judged"));
    m_passed.list->setAccessibleName(tr("Checks that passed"));

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(11, 5, 12, 6);
    bar->setSpacing(6);
    bar->addWidget(m_class);
    bar->addWidget(m_host);
    bar->addStretch(1);
    bar->addWidget(m_summary);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(1, 1, 1, 1);
    all->setSpacing(0);
    all->addLayout(bar);
    all->addWidget(lineIn(this));
    all->addWidget(m_none);
    all->addWidget(m_list, 1);
    for (const Section *section : {&m_notJudged, &m_passed}) {
        all->addWidget(lineIn(this));
        all->addWidget(section->header);
        all->addWidget(section->list);
    }
}

void FindingsCard::fillFilters()
{
    QList<FilterButton::Choice> classes{{everything, tr("All classes"), tr("all")}};
    for (const FaultClass fault : allClasses)
        classes.append({toId(fault), toWord(fault)});
    m_class->setChoices(classes);
    QList<FilterButton::Choice> hosts{{everything, tr("All nodes"), tr("all")}};
    for (const auto listed = m_report ? hostsIn(*m_report) : QStringList(); const QString &host : listed)
        hosts.append({host, host});
    m_host->setChoices(hosts);
}

void FindingsCard::setReport(const ReportPtr &report)
{
    // Another report opens on its worst cause, not on what was looked at in the one before.
    if (report != m_report)
        m_current = {};
    m_report = report;
    fillFilters();
    showRows();
}

void FindingsCard::refresh()
{
    if (m_report)
        showRows();
}

void FindingsCard::clearFilter()
{
    m_class->setCurrent(everything);
    m_host->setCurrent(everything);
}

void FindingsCard::focusFilter()
{
    m_class->setFocus(Qt::ShortcutFocusReason);
}

void FindingsCard::showRows()
{
    if (!m_report)
        return;
    const ReportFinding before = m_current;
    {
        const QScopedValueRollback filling(m_filling, true);
        m_model->setRows(findingRows(*m_report, m_filter, m_known));
        m_notJudged.model->setRows(notJudgedRows(*m_report, m_filter));
        m_passed.model->setRows(passedRows(*m_report, m_filter));
    }
    const auto unjudged = static_cast<int>(
        std::ranges::fold_left(m_notJudged.model->rows(), qsizetype{0}, [](qsizetype sum, const ReportRow &row) { return sum + row.finding.evidence.size(); }));
    m_notJudged.header->setContent(tr("Not judged: %1").arg(unjudged), {}, GlyphKind::NoData);
    m_passed.header->setContent(tr("Passed: %1").arg(m_passed.model->rowCount()), passedByClass(m_passed.model->rows()), GlyphKind::Ok);
    const bool none = m_model->rowCount() == 0;
    m_none->setVisible(none);
    m_none->setText(m_filter.isEmpty() ? tr("Nothing is wrong, as far as it could be judged.") : tr("No finding is of this class and node. Esc shows all."));
    fitSections();
    choose(before);
}

void FindingsCard::choose(const ReportFinding &finding)
{
    if (!finding.id.isEmpty()) {
        for (QListView *list : {m_list, m_notJudged.list, m_passed.list}) {
            const auto *model = static_cast<ReportRowsModel *>(list->model());
            const auto it = std::ranges::find_if(model->rows(), [&finding](const ReportRow &row) { return isSameFinding(row.finding, finding); });
            if (it != model->rows().end()) {
                const QScopedValueRollback filling(m_filling, true);
                list->setCurrentIndex(model->index(static_cast<int>(it - model->rows().begin())));
                take(list);
                return;
            }
        }
    }
    chooseFirst();
}

void FindingsCard::chooseFirst()
{
    if (m_model->rowCount() > 0) {
        const QScopedValueRollback filling(m_filling, true);
        m_list->setCurrentIndex(m_model->index(0));
        take(m_list);
    } else {
        m_current = {};
        Q_EMIT summaryChosen();
    }
}

void FindingsCard::take(QListView *list)
{
    for (QListView *other : {m_list, m_notJudged.list, m_passed.list}) {
        if (other != list && other->currentIndex().isValid())
            other->selectionModel()->clear();
    }
    const ReportRow &row = static_cast<ReportRowsModel *>(list->model())->rows().at(list->currentIndex().row());
    m_current = row.finding;
    Q_EMIT chosen(row);
}

/// Where the first findings have their room beside it, what could not be judged is unfolded; a person's choice stays.
bool FindingsCard::hasRoomForNotJudged(int most) const
{
    constexpr int mostFindings = 5 * ReportRowDelegate::causeHeight;
    int findings = 0;
    for (const ReportRow &row : m_model->rows())
        findings += row.symptom ? ReportRowDelegate::symptomHeight : ReportRowDelegate::causeHeight;
    const int needed = std::min(findings, mostFindings) + std::min(most, m_notJudged.model->rowCount() * ReportRowDelegate::checkHeight);
    constexpr int barMargins = 11, lines = 3;
    const int taken = m_class->sizeHint().height() + barMargins + lines + m_notJudged.header->sizeHint().height() + m_passed.header->sizeHint().height();
    return needed + taken <= height();
}

void FindingsCard::fitSections()
{
    // The findings keep most of the room; what is unfolded below them scrolls.
    const int most = std::max(2 * ReportRowDelegate::checkHeight, height() * 30 / 100);
    if (!m_folded) {
        const QSignalBlocker quiet(m_notJudged.header);
        m_notJudged.header->setChecked(hasRoomForNotJudged(most));
    }
    for (const Section *section : {&m_notJudged, &m_passed}) {
        const int rows = section->model->rowCount();
        section->header->setEnabled(rows > 0);
        section->list->setVisible(section->header->isChecked() && rows > 0);
        section->list->setFixedHeight(std::min(most, rows * ReportRowDelegate::checkHeight));
    }
}

void FindingsCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitSections();
}

} // namespace warrener
