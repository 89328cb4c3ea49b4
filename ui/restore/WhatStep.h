#pragma once

#include "ui/restore/RestoreStep.h"

#include <QHash>

class QCheckBox;

namespace warrener {

class Card;
class Label;
class SearchField;
class SegmentedControl;
class TableView;
class TicksModel;

/// Which parts of the backup, and which of its objects.
class WhatStep final : public RestoreStep
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WhatStep)

public:
    explicit WhatStep(RestoreFlow &flow, QWidget *parent = nullptr);

    QString nextWords() const override { return tr("Next: where"); }
    void enter() override { refresh(); }
    void refresh() override;
    QWidget *firstField() override;
    bool focusFilter() override;

private:
    void makeChoices();
    QWidget *buildParts();
    QWidget *buildVhosts();
    QWidget *buildQueues();
    QWidget *buildHosts();
    QWidget *buildNodes();
    void addPart(QVBoxLayout *column, BackupPart part, const QString &name, const QString &about);
    void showParts();
    void showSections();
    void showObjects();
    void sectionToggled();
    void vhostToggled();
    void queueToggled();
    void showHosts();
    void hostToggled();
    void nodeToggled();
    void searchChanged(const QString &text);

    QHash<BackupPart, QCheckBox *> m_parts;
    QHash<BackupPart, Label *> m_abouts;
    QHash<QString, QCheckBox *> m_sections;
    Card *m_sectionsCard;
    QWidget *m_vhostsBox = nullptr;
    QWidget *m_queuesBox = nullptr;
    QWidget *m_hostsBox = nullptr;
    QWidget *m_nodesBox = nullptr;
    QCheckBox *m_tls;
    QCheckBox *m_cookie;
    QCheckBox *m_together;
    TicksModel *m_hosts = nullptr;
    TicksModel *m_nodes = nullptr;
    TicksModel *m_vhosts = nullptr;
    TableView *m_vhostTable = nullptr;
    SegmentedControl *m_how = nullptr;
    SearchField *m_field;
    TicksModel *m_queues = nullptr;
    TableView *m_queueTable = nullptr;
    Label *m_count;
    bool m_showing = false; ///< what the program sets is no choice of a person
};

} // namespace warrener
