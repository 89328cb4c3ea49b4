// The window's frame, driven like a person drives it: by keys, found by object names.

#include "support/SampleData.h"
#include "support/SuiteTheme.h"
#include "ui/frame/CommandPalette.h"
#include "ui/frame/DataAge.h"
#include "ui/frame/HeaderNote.h"
#include "ui/frame/MainWindow.h"
#include "ui/frame/PaletteSearch.h"
#include "ui/frame/RailButton.h"
#include "ui/frame/Strip.h"
#include "ui/parts/Label.h"
#include "ui/parts/NoticeBar.h"
#include "ui/parts/Pill.h"
#include "ui/parts/TipDelegate.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace warrener;

namespace {

class FixedClock final : public Clock
{
public:
    explicit FixedClock(TimePoint now) : m_now(now) {}
    TimePoint now() const override { return m_now; }
    Millis monotonic() const override { return m_now.time_since_epoch(); }

private:
    TimePoint m_now;
};

/// A page that writes down what the window asks of it.
class LogPage final : public Page
{
public:
    LogPage(QString name, QStringList &log, QWidget *parent) : Page(parent), m_name(std::move(name)), m_log(log)
    {
        m_filter = new QLineEdit(this);
        m_filter->setObjectName(u"filter"_s);
    }

    QString title() const override { return m_name; }
    void activate() override { m_log += m_name + u" activate"_s; }
    void deactivate() override { m_log += m_name + u" deactivate"_s; }
    void open(const QString &object) override { m_log += m_name + u" open "_s + object; }
    void showFirst() override { m_log += m_name + u" first"_s; }
    bool escape() override
    {
        if (m_filter->text().isEmpty())
            return false;
        m_filter->clear();
        return true;
    }
    bool focusFilter() override
    {
        m_filter->setFocus();
        return true;
    }

private:
    QString m_name;
    QStringList &m_log;
    QLineEdit *m_filter;
};

struct Stage
{
    explicit Stage(Sample sample, QSettings *settings = nullptr)
        : now(sample.now), store(sampleData::storeOf(std::move(sample))), window(std::make_shared<FixedClock>(now), settings)
    {
        add(u"clusters"_s, 0, PageSpec::Place::Top);
        add(u"overview"_s, 1, PageSpec::Place::Middle);
        add(u"nodes"_s, 2, PageSpec::Place::Middle);
        add(u"queues"_s, 3, PageSpec::Place::Middle);
        add(u"activity"_s, 9, PageSpec::Place::Middle);
    }

    void add(const QString &id, int digit, PageSpec::Place place)
    {
        window.addPage({
            .id = id,
            .digit = digit,
            .icon = id,
            .title = id,
            .place = place,
            .make = [this, id](ClusterStore *, QWidget *parent) -> Page * { return new LogPage(id, log, parent); },
            .badge = [](const ClusterStore &of) { return PageBadge{of.assessment().level, 2}; },
        });
    }
    void show()
    {
        window.setStore(store.get());
        window.go({u"overview"_s, {}});
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { QTest::keyClick(&window, static_cast<Qt::Key>(key), modifiers); }
    template <class T>
    T *find(const QString &name)
    {
        return window.findChild<T *>(name);
    }

    TimePoint now;
    QStringList log;
    std::unique_ptr<ClusterStore> store;
    MainWindow window;
};

} // namespace

class FrameTest final : public QObject
{
    Q_OBJECT

public:
    static void initMain() { qputenv("TZ", "UTC"); }

private Q_SLOTS:
    void hiddenPagesDoNoWork()
    {
        Stage stage(sampleData::healthyStaging());
        stage.show();
        stage.key(Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(stage.log, (QStringList{u"overview open "_s, u"overview activate"_s, u"overview deactivate"_s, u"queues activate"_s, u"queues open "_s}));
        stage.log.clear();
        stage.window.hide();
        QCOMPARE(stage.log, QStringList{u"queues deactivate"_s});
        QVERIFY(!stage.window.page(u"nodes"_s));
    }

    /// As in dialogs: nobody has to know that outside of them only Space does.
    void enterPressesTheButtonThatHasTheFocus()
    {
        Stage stage(sampleData::healthyStaging());
        stage.show();
        QPushButton button(u"Run diagnosis"_s, stage.window.page(u"overview"_s));
        QSignalSpy pressed(&button, &QPushButton::clicked);
        button.show();
        button.setFocus();
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space})
            QTest::keyClick(&button, key);
        QCOMPARE(pressed.size(), 3);
        button.setProperty("kind", u"dangerOutline"_s);
        QTest::keyClick(&button, Qt::Key_Return);
        QCOMPARE(pressed.size(), 3);
    }

    void digitsOpenPages_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QString>("page");
        QTest::newRow("all clusters") << int(Qt::Key_0) << u"clusters"_s;
        QTest::newRow("overview") << int(Qt::Key_1) << u"overview"_s;
        QTest::newRow("nodes") << int(Qt::Key_2) << u"nodes"_s;
        QTest::newRow("activity") << int(Qt::Key_9) << u"activity"_s;
        QTest::newRow("none has this digit") << int(Qt::Key_7) << u"overview"_s;
    }
    void digitsOpenPages()
    {
        QFETCH(int, key);
        QFETCH(QString, page);
        Stage stage(sampleData::healthyStaging());
        stage.show();
        stage.key(key, Qt::ControlModifier);
        QCOMPARE(stage.window.current().page, page);
        QVERIFY(stage.find<RailButton>(u"rail."_s + page)->isChecked());
        QVERIFY(stage.window.windowTitle().contains(page));
    }

    /// Its own name once more, by the rail or by its digit, leads a page to its first view; the way back and another page do not.
    void theOwnNameAgainLeadsToTheFirstView()
    {
        Stage stage(sampleData::healthyStaging());
        stage.show();
        stage.key(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(!stage.log.contains(u"nodes first"_s));
        stage.window.go({u"nodes"_s, u"broker1"_s});
        stage.log.clear();
        stage.key(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(stage.log, (QStringList{u"nodes open "_s, u"nodes first"_s}));
        stage.log.clear();
        QTest::mouseClick(stage.find<RailButton>(u"rail.nodes"_s), Qt::LeftButton);
        QVERIFY(stage.log.contains(u"nodes first"_s));
        stage.log.clear();
        stage.key(Qt::Key_Left, Qt::AltModifier);
        QVERIFY(!stage.log.contains(u"nodes first"_s));
    }

    void wayBackAndForward()
    {
        Stage stage(sampleData::healthyStaging());
        stage.show();
        stage.key(Qt::Key_2, Qt::ControlModifier);
        Q_EMIT stage.window.page(u"nodes"_s)->openRequested({u"nodes"_s, u"rabbit@broker2"_s});
        stage.key(Qt::Key_3, Qt::ControlModifier);
        stage.log.clear();
        stage.key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(stage.window.current(), (PageTarget{u"nodes"_s, u"rabbit@broker2"_s}));
        QVERIFY(stage.log.contains(u"nodes open rabbit@broker2"_s));
        stage.key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(stage.window.current(), (PageTarget{u"nodes"_s, {}}));
        stage.key(Qt::Key_Right, Qt::AltModifier);
        stage.key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(stage.window.current(), (PageTarget{u"queues"_s, {}}));
        stage.key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(stage.window.current(), (PageTarget{u"queues"_s, {}}));
    }

    void escapeClearsThenGoesUp()
    {
        Stage stage(sampleData::healthyStaging());
        stage.show();
        stage.window.go({u"nodes"_s, u"rabbit@broker2"_s});
        stage.key(Qt::Key_Slash);
        auto *filter = stage.window.page(u"nodes"_s)->findChild<QLineEdit *>(u"filter"_s);
        QVERIFY(filter->hasFocus());
        QTest::keyClicks(filter, u"a/b"_s);
        QCOMPARE(filter->text(), u"a/b"_s);
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(filter->text(), QString());
        QCOMPARE(stage.window.current().object, u"rabbit@broker2"_s);
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(stage.window.current(), (PageTarget{u"nodes"_s, {}}));
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(stage.window.current(), (PageTarget{u"nodes"_s, {}}));
    }

    void paletteFinds_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("first");
        QTest::addColumn<PageTarget>("target");
        QTest::newRow("a page") << u"activ"_s << u"activity"_s << PageTarget{u"activity"_s, {}};
        QTest::newRow("a node, by any case") << u"BROKER3"_s << u"broker3"_s << PageTarget{u"nodes"_s, u"rabbit@broker3"_s};
        QTest::newRow("a proxy") << u"lb2"_s << u"lb2"_s << PageTarget{u"nodes"_s, u"lb2"_s};
        QTest::newRow("a queue, by two words") << u"refund legacy"_s << u"payments.refund.legacy"_s
                                               << PageTarget{u"queues"_s, u"payments/payments.refund.legacy"_s};
        QTest::newRow("anything else filters the queues") << u"zzz"_s << QString() << PageTarget{u"queues"_s, u"?name=zzz"_s};
    }
    void paletteFinds()
    {
        QFETCH(QString, query);
        QFETCH(QString, first);
        QFETCH(PageTarget, target);
        Stage stage(sampleData::queuesProduction());
        stage.show();
        stage.key(Qt::Key_K, Qt::ControlModifier);
        auto *palette = stage.find<CommandPalette>(u"commandPalette"_s);
        auto *field = stage.find<QLineEdit>(u"paletteField"_s);
        auto *list = stage.find<QListWidget>(u"paletteList"_s);
        QVERIFY(palette->isVisible());
        QVERIFY(field->hasFocus());
        QVERIFY(list->count() > 5);
        QTest::keyClicks(field, query);
        QVERIFY(list->count() > 0);
        if (!first.isEmpty())
            QCOMPARE(list->item(0)->text(), first);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!palette->isVisible());
        QCOMPARE(stage.window.current(), target);
    }

    /// What begins with the word stands before what holds it somewhere.
    void paletteRanks()
    {
        QCOMPARE(rankOf(u"Recovery"_s, u"re"_s), 0);
        QCOMPARE(rankOf(u"Recovery"_s, QString()), 0);
        QCOMPARE(rankOf(u"payments.refund"_s, u"re"_s), 1);
        QCOMPARE(rankOf(u"payments.refund.legacy"_s, u"ref leg"_s), 1);
        QCOMPARE(rankOf(u"orders.store"_s, u"re"_s), 2);
        QCOMPARE(rankOf(u"prefer.refund"_s, u"ref"_s), 1);
    }

    void whatThePaletteCutsIsWholeInTheTip()
    {
        Stage stage(sampleData::queuesProduction());
        stage.show();
        stage.key(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(stage.find<QLineEdit>(u"paletteField"_s), u"orders.store"_s);
        auto *list = stage.find<QListWidget>(u"paletteList"_s);
        QVERIFY(list->count() > 0);
        const auto *delegate = qobject_cast<TipDelegate *>(list->itemDelegate());
        QVERIFY(delegate);
        const QModelIndex first = list->model()->index(0, 0);
        QCOMPARE(delegate->tipOf(first, 2000), QString());
        QCOMPARE(delegate->tipOf(first, 120), list->item(0)->text());
    }

    void paletteClosesWithoutAct()
    {
        Stage stage(sampleData::healthyStaging());
        int acted = 0;
        stage.window.addCommand({u"plus"_s, u"Count"_s, u"action"_s, [&] { ++acted; }});
        stage.show();
        stage.key(Qt::Key_K, Qt::ControlModifier);
        auto *field = stage.find<QLineEdit>(u"paletteField"_s);
        QTest::keyClicks(field, u"Count"_s);
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(acted, 0);
        QVERIFY(!stage.find<CommandPalette>(u"commandPalette"_s)->isVisible());
        QCOMPARE(stage.window.current().page, u"overview"_s);
        stage.key(Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(field->text(), QString());
        QTest::keyClicks(field, u"Count"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(acted, 1);
    }

    void questionMarkShowsKeys()
    {
        Stage stage(sampleData::healthyStaging());
        stage.show();
        stage.key(Qt::Key_Question);
        auto *overlay = stage.find<QDialog>(u"keysOverlay"_s);
        QVERIFY(overlay && overlay->isVisible());
        QTest::keyClick(overlay, Qt::Key_Escape);
        QTRY_VERIFY(!stage.find<QDialog>(u"keysOverlay"_s));
    }

    void f5AsksAgain()
    {
        Stage stage(sampleData::healthyStaging());
        stage.show();
        QSignalSpy asked(stage.store.get(), &ClusterStore::askNowRequested);
        stage.key(Qt::Key_F5);
        QCOMPARE(asked.count(), 1);
    }

    void narrowWindowHasIconsOnly()
    {
        Stage stage(sampleData::unhealthyProduction());
        stage.show();
        stage.window.resize(1440, 900);
        auto *nodes = stage.find<RailButton>(u"rail.nodes"_s);
        QTRY_COMPARE(nodes->width(), 208);
        QVERIFY(nodes->toolTip().isEmpty());
        stage.window.resize(1100, 700);
        QTRY_COMPARE(nodes->width(), 56);
        QVERIFY(nodes->toolTip().startsWith(u"nodes"_s));
        QVERIFY(!stage.find<Strip>(u"strip"_s)->costText().contains(u"kB"_s));
    }

    void aNarrowHeaderKeepsWordsThatHaveRoom()
    {
        Stage stage(sampleData::healthyStaging());
        stage.show();
        stage.window.setHeaderNote({.glyph = GlyphKind::Warn, .text = u"Automatic failover blocked until 11:45:00"_s, .tone = Token::Warn});
        const auto *note = stage.find<HeaderNote>(u"headerNote"_s);
        stage.window.resize(1100, 700);
        QTRY_COMPARE(note->width(), note->wholeWidth());
        stage.window.resize(900, 600);
        QTRY_VERIFY(note->width() < note->wholeWidth());
        QVERIFY2(note->toolTip().contains(u"11:45:00"_s), qPrintable(note->toolTip()));
    }

    void aNoticeOfTwoLinesKeepsItsDistance()
    {
        QWidget host;
        auto *bar = new NoticeBar(&host);
        auto *column = new QVBoxLayout(&host);
        column->addWidget(bar);
        column->addStretch(1);
        bar->setNotice(Level::Warning, u"2 of 3 nodes answered"_s, u"broker2"_s);
        host.resize(700, 300);
        host.show();
        QTRY_COMPARE(bar->height(), 40);
        bar->setNotice(Level::Warning, u"2 of 3 nodes answered"_s, u"broker2 gives no answer. "_s.repeated(6));
        constexpr int leastAir = 5;
        QTRY_VERIFY2(bar->height() >= 2 * Theme::lineHeight(TextStyle::Body) + 2 * leastAir, qPrintable(QString::number(bar->height())));
    }

    void headerTellsTheVerdict()
    {
        Stage stage(sampleData::unhealthyProduction());
        stage.show();
        QCOMPARE(stage.find<Pill>(u"verdictPill"_s)->word(), stage.store->assessment().word);
        QCOMPARE(stage.find<Label>(u"verdictBrief"_s)->text(), stage.store->assessment().brief);
        QCOMPARE(stage.find<RailButton>(u"rail.nodes"_s)->badge(), (PageBadge{Level::Critical, 2}));
        QVERIFY(stage.find<RailButton>(u"rail.nodes"_s)->accessibleName().contains(u'2'));
    }

    void ageSaysWhoIsMissing_data()
    {
        QTest::addColumn<QString>("which");
        QTest::addColumn<int>("level");
        QTest::addColumn<QString>("text");
        QTest::newRow("all live") << u"healthy"_s << int(Level::Ok) << u"Live, 2 s old"_s;
        QTest::newRow("a node is down") << u"unhealthy"_s << int(Level::Warning) << u"Live, except broker2 since 14:21"_s;
        QTest::newRow("a host only") << u"host"_s << int(Level::Warning) << u"Live, except the host figures of broker3"_s;
        QTest::newRow("nobody yet") << u"loading"_s << int(Level::Unknown) << u"Waiting for the first answer"_s;
        QTest::newRow("nobody any more") << u"unreachable"_s << int(Level::Critical) << u"No answer since 14:21:38"_s;
    }
    void ageSaysWhoIsMissing()
    {
        QFETCH(QString, which);
        QFETCH(int, level);
        QFETCH(QString, text);
        const QHash<QString, Sample (*)()> samples{
            {u"healthy"_s, sampleData::healthyStaging}, {u"unhealthy"_s, sampleData::unhealthyProduction}, {u"host"_s, sampleData::hostDataMissing},
            {u"loading"_s, sampleData::loading},        {u"unreachable"_s, sampleData::unreachable},
        };
        const Sample sample = samples.value(which)();
        const DataAge age = dataAge(sample.snapshot.get(), sample.now);
        QCOMPARE(static_cast<int>(age.level), level);
        QCOMPARE(age.text, text);
        QCOMPARE(age.detail.isEmpty(), age.level == Level::Ok || age.level == Level::Unknown);
    }

    void ageIsNotAFailureWhereNothingIsConfigured()
    {
        Sample sample = sampleData::healthyStaging();
        Snapshot changed = *sample.snapshot;
        changed.hosts[0].figures = {};
        changed.hosts[0].figures.fail({.kind = ErrorKind::NotConfigured, .message = u"no exporter"_s, .detail = {}}, sample.now, Millis{0});
        QCOMPARE(dataAge(&changed, sample.now).level, Level::Ok);
    }

    void anotherClusterStartsAfresh()
    {
        Stage stage(sampleData::healthyStaging());
        stage.show();
        stage.key(Qt::Key_2, Qt::ControlModifier);
        const auto other = sampleData::storeOf(sampleData::queuesProduction());
        stage.window.setStore(other.get());
        QVERIFY(!stage.window.page(u"nodes"_s));
        stage.window.go({u"overview"_s, {}});
        QVERIFY(stage.window.windowTitle().startsWith(u"orders-prod"_s));
        stage.key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(stage.window.current().page, u"overview"_s);
        stage.window.setStore(nullptr);
        stage.window.go({u"overview"_s, {}});
        QVERIFY(stage.window.current().page.isEmpty());
        stage.window.go({u"clusters"_s, {}});
        QCOMPARE(stage.window.current().page, u"clusters"_s);
        QVERIFY(!stage.find<RailButton>(u"rail.nodes"_s)->isVisible());
    }

    /// A text that got its width while nobody saw it does not keep the height that it claimed at another: the page of a wizard that is
    /// shown later would be higher than its window.
    void aTextThatWasHiddenClaimsItsHeightAnew()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *label = new Label(u"a word and another "_s.repeated(40), TextStyle::Body, Token::Text, &window);
        label->setWordWrap(true);
        layout->addWidget(label);
        layout->addStretch(1);
        label->resize(100, 20);
        const int claimed = layout->minimumSize().height(); // which it keeps
        label->resize(800, 20);
        QVERIFY(label->minimumSizeHint().height() < claimed / 2);
        window.resize(840, 200);
        window.show();
        QTRY_VERIFY(layout->minimumSize().height() < claimed / 2);
    }

    void themeSwitchesAtOnce()
    {
        Stage stage(sampleData::healthyStaging());
        stage.show();
        QSignalSpy changed(&*m_theme, &Theme::changed);
        const auto corner = [&] { return stage.window.grab().toImage().pixelColor(stage.window.width() - 4, stage.window.height() - 60); };
        m_theme->setScheme(Theme::Scheme::Dark);
        QTRY_COMPARE(corner(), m_theme->color(Token::Bg));
        QCOMPARE(corner().name(), u"#101318"_s);
        m_theme->setScheme(Theme::Scheme::Light);
        QTRY_COMPARE(corner().name(), u"#f4f5f7"_s);
        QCOMPARE(changed.count(), 2);
    }

    void geometryIsRemembered()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"warrener.ini"_s), QSettings::IniFormat);
        {
            Stage stage(sampleData::healthyStaging(), &settings);
            stage.show();
            stage.window.resize(900, 650);
            stage.window.close();
        }
        Stage again(sampleData::healthyStaging(), &settings);
        QCOMPARE(again.window.size(), QSize(900, 650));
        QCOMPARE(again.window.minimumSize(), QSize(900, 600));
    }

    void stripOpensActivity()
    {
        Stage stage(sampleData::unhealthyProduction());
        stage.show();
        auto *strip = stage.find<Strip>(u"strip"_s);
        QVERIFY(strip->accessibleDescription().contains(u"seen 14:21:40 broker2 down"_s));
        stage.window.resize(1440, 900);
        QTRY_COMPARE(strip->costText(), u"Cost on brokers 1.9 requests/s, 38.0 kB/s, 6 ms"_s);
        QTest::mouseClick(strip, Qt::LeftButton);
        QCOMPARE(stage.window.current().page, u"activity"_s);
    }

private:
    SuiteTheme m_theme{u"Inter"_s};
};

QTEST_MAIN(FrameTest)

#include "FrameTest.moc"
