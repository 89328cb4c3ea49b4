#pragma once

#include "cluster/Level.h"
#include "ui/model/ClusterStore.h"
#include "ui/parts/Page.h"

#include <functional>

namespace warrener {

/// The worst level on a page and how often it occurs; Ok: nothing to show.
struct PageBadge
{
    Level level = Level::Ok;
    int count = 0;

    bool operator==(const PageBadge &) const = default;
};

/// One entry of the rail. The window knows pages only by these: app/ registers them.
struct PageSpec
{
    enum class Place : std::uint8_t {
        Top,    ///< above the line: needs no cluster
        Middle, ///< a page of the cluster
        Bottom, ///< settings
    };

    QString id;     ///< as in PageTarget::page
    int digit = -1; ///< Ctrl+digit; −1: none
    QString icon;
    QString title; ///< translated, of the rail
    Place place = Place::Middle;
    QString within{}; ///< the page of the rail that leads here; empty: it stands in the rail itself
    /// `store` is null for a Top page while no cluster is open; others are made only with one.
    std::function<Page *(ClusterStore *store, QWidget *parent)> make;
    /// May be empty: no badge.
    std::function<PageBadge(const ClusterStore &)> badge{};
};

} // namespace warrener
