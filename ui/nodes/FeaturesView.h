#pragma once

#include "cluster/NodeDetail.h"
#include "cluster/Snapshot.h"

#include <QScrollArea>

namespace warrener {

class Card;
class FactTable;
class Label;

/// The tab with plugins and feature flags of one node, beside those of the others.
class FeaturesView final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FeaturesView)

public:
    explicit FeaturesView(QWidget *parent = nullptr);

    void show(const Snapshot &snapshot, const NodeLook &node, const NodeDetail *detail);

private:
    Card *m_pluginCard;
    Card *m_flagCard;
    FactTable *m_plugins;
    FactTable *m_flags;
    Label *m_pluginWords;
    Label *m_flagWords;
};

} // namespace warrener
