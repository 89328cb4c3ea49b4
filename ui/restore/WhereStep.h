#pragma once

#include "ui/restore/RestoreStep.h"

class QCheckBox;
class QComboBox;
class QRadioButton;
class QSpinBox;

namespace warrener {

class Card;
class EnvironmentTag;
class Label;
class RenamesEdit;

/// Into which cluster, under which names, and how messages are published there.
class WhereStep final : public RestoreStep
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WhereStep)

public:
    explicit WhereStep(RestoreFlow &flow, QWidget *parent = nullptr);

    QString nextWords() const override { return tr("Next: preview"); }
    void enter() override { refresh(); }
    void refresh() override;
    QWidget *firstField() override;

private:
    QWidget *buildCluster();
    QWidget *buildNames();
    QWidget *buildMessages();

    QComboBox *m_place;
    EnvironmentTag *m_tag;
    Label *m_obstacle;
    RenamesEdit *m_vhosts;
    RenamesEdit *m_queues;
    Card *m_messages = nullptr;
    QRadioButton *m_skip;
    QRadioButton *m_all;
    QCheckBox *m_mark;
    QCheckBox *m_consumers;
    QSpinBox *m_rate;
    bool m_showing = false;
};

} // namespace warrener
