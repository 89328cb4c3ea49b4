#pragma once

#include "base/Clock.h"
#include "ui/frame/ClusterSwitcher.h"
#include "ui/frame/HeaderNote.h"
#include "ui/frame/NavigationHistory.h"
#include "ui/frame/PageSpec.h"
#include "ui/frame/PaletteEntry.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

#include <memory>

class QSettings;
class QStackedWidget;

namespace warrener {

class CommandPalette;
class EnvironmentBand;
class HeaderBar;
class Rail;
class Strip;
class Toast;

/// The window: band, header, rail, pages, strip. It shows one cluster at a time and knows its
/// pages only by their specs; it asks nobody anything, that is the monitor's work.
class MainWindow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    /// `settings` may be null: then the geometry is not remembered. Must outlive the window.
    MainWindow(std::shared_ptr<const Clock> clock, QSettings *settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// In the order of the rail, before the first show.
    void addPage(PageSpec spec);
    /// Offered by the palette beside pages and objects.
    void addCommand(PaletteEntry entry);
    void setClusters(const QList<ClusterEntry> &clusters);
    /// The cluster that is shown; null: none. Not owned; pages of the one before are deleted.
    void setStore(ClusterStore *store);
    ClusterStore *store() const { return m_store; }

    /// Shows a place; an unknown page is ignored.
    void go(const PageTarget &target);
    /// By its name in the rail, its digit or the search: the page as it stood, and its first view where it is shown already.
    void goToPage(const QString &page);
    PageTarget current() const { return m_history.current(); }
    /// The page as it is now; null while it has not been shown.
    Page *page(const QString &id) const { return m_pages.value(id); }
    void say(const QString &text);
    /// The same of what did not come about: without a tick.
    void warn(const QString &text);
    /// Beside the age of the data; taken away when another cluster is opened.
    void setHeaderNote(const HeaderNoteText &note);

Q_SIGNALS:
    void switchRequested(const warrener::ClusterName &name);
    void addClusterRequested();
    void editClusterRequested(const warrener::ClusterName &name);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeShortcuts();
    void showPlace(const PageTarget &target);
    void showSnapshot();
    void showBadges();
    void showAge();
    void escape();
    void showKeys();
    void activate(bool active);
    const PageSpec *spec(const QString &id) const;
    QList<PaletteEntry> found(const QString &query);

    std::shared_ptr<const Clock> m_clock;
    QSettings *m_settings;
    QPointer<ClusterStore> m_store;
    QList<PageSpec> m_specs;
    QList<PaletteEntry> m_commands;
    QHash<QString, Page *> m_pages;
    QPointer<Page> m_active;
    NavigationHistory m_history;
    EnvironmentBand *m_band;
    HeaderBar *m_header;
    Rail *m_rail;
    QStackedWidget *m_stack;
    Strip *m_strip;
    Toast *m_toast;
    CommandPalette *m_palette;
};

} // namespace warrener
