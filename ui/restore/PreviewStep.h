#pragma once

#include "ui/restore/RestoreStep.h"

#include <functional>

class QBoxLayout;
class QCheckBox;
class QPlainTextEdit;
class QStackedLayout;
class QVBoxLayout;

namespace warrener {

class Card;
class FigureStrip;
class Label;
class PreviewList;
class PreviewModel;
class RestoreFilesModel;
class RestoreNodesModel;
class RestoreQueuesModel;
class SegmentedControl;
class StatePanel;
class TableView;

/// What the restore would do, object by object and queue by queue; each can be ticked off.
class PreviewStep final : public RestoreStep
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewStep)

public:
    /// `liveMessages`: of the queues of this cluster, by queueKey(); for what exists only live.
    PreviewStep(RestoreFlow &flow, std::function<QHash<QString, qint64>()> liveMessages, QWidget *parent = nullptr);

    QString nextWords() const override { return tr("Next: confirm"); }
    void enter() override;
    void refresh() override;
    QWidget *firstField() override;

    void savePreview();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Place { StatePlace, DefinitionsPlace, MessagesPlace, FilesPlace, NodesPlace };
    struct Column
    {
        PreviewModel *model = nullptr;
        PreviewList *list = nullptr;
        Card *card = nullptr;
        Label *count = nullptr;
        Label *empty = nullptr;
    };

    Column makeColumn(int part, const QString &name, const QString &title, const QString &caption, const QString &iconName, const QString &nothing);
    QWidget *buildDefinitions();
    QWidget *makeByName();
    QWidget *buildMessages();
    QWidget *buildFiles();
    QWidget *buildNodes();
    void showParts();
    void placeSentence();
    void placeFiles();
    void showFile();
    Place place() const;
    void showPreview();
    static void showCount(const Column &column);
    void showFigures();
    void showAge();
    void showPlace();
    void offerAction(int row, QPoint at);

    std::function<QHash<QString, qint64>()> m_liveMessages;
    FigureStrip *m_figures;
    SegmentedControl *m_parts = nullptr; ///< null: there is one part only
    QList<Place> m_places;               ///< of m_parts
    QVBoxLayout *m_partsBox;
    StatePanel *m_state;
    Column m_created;
    Column m_changed;
    Column m_cannot;
    Column m_onlyLive;
    RestoreQueuesModel *m_queues;
    TableView *m_queueTable = nullptr;
    RestoreFilesModel *m_files;
    TableView *m_fileTable = nullptr;
    QBoxLayout *m_fileSides = nullptr; ///< the files, and what differs in the current one
    Card *m_fileCard = nullptr;
    Label *m_fileNote = nullptr; ///< what becomes of the file
    QPlainTextEdit *m_fileText = nullptr;
    RestoreNodesModel *m_nodes;
    TableView *m_nodeTable = nullptr;
    QCheckBox *m_asQuorum = nullptr;
    Label *m_notes;
    QStackedLayout *m_stack = nullptr;
    TimePoint m_shownAt{};
    bool m_hasShown = false;
    bool m_showing = false;
    bool m_returns = false; ///< the focus, to the box that had the preview compared anew
};

} // namespace warrener
