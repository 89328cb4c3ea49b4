#include "record/report/DiagnosisThread.h"

#include "base/Post.h"
#include "look/monitor/QuitWhenIdle.h"
#include "look/monitor/TaskCount.h"
#include "record/report/KeepDiagnosis.h"
#include "record/report/ReportStore.h"
#include "record/report/RunDiagnosis.h"

#include <QPointer>
#include <QTimer>

#include <utility>

namespace warrener {

namespace {

using namespace std::chrono_literals;

constexpr Millis betweenProgress = 50ms;

} // namespace

/// Does the work in the other thread.
struct DiagnosisThread::Worker final : public QObject
{
    explicit Worker(DiagnosisThread *of) : owner(of)
    {
        quiet.setSingleShot(true);
        quiet.setInterval(betweenProgress);
        connect(&quiet, &QTimer::timeout, this, [this] {
            if (untold)
                tell();
        });
    }

    void take(const DiagnosisProgress &newest)
    {
        progress = newest;
        untold = true;
        if (!quiet.isActive())
            tell();
    }

    void tell()
    {
        untold = false;
        quiet.start();
        post(owner, [owner = owner, progress = progress] { Q_EMIT owner->progressed(progress); });
    }

    static QCoro::Task<> diagnose(QPointer<Worker> self, DiagnosisRequest request, ReportStore store, std::stop_token stop, TaskCount::Token)
    {
        if (const Result<DiagnosisReference> reference = store.reference())
            request.reference = std::make_shared<const DiagnosisReference>(*reference);
        const Diagnosis diagnosis = co_await runDiagnosis(std::move(request), stop);
        if (!self || self->ending)
            co_return;
        const KeptReport kept{.report = std::make_shared<const Report>(diagnosis.report), .kept = keepDiagnosis(store, diagnosis).report};
        self->quiet.stop();
        self->untold = false;
        post(self->owner, [owner = self->owner, kept] { Q_EMIT owner->finished(kept); });
    }

    void run(DiagnosisRequest request, ReportStore store)
    {
        stop = std::stop_source();
        request.progress = [self = QPointer(this)](const DiagnosisProgress &newest) {
            if (self)
                self->take(newest);
        };
        diagnose(this, std::move(request), std::move(store), stop.get_token(), tasks.enter());
    }

    void end(QThread *thread)
    {
        ending = true;
        stop.request_stop();
        quitWhenIdle(this, thread, [this] { return tasks.isIdle(); });
    }

    DiagnosisThread *owner; ///< its signals may be emitted from here: it outlives this thread
    std::stop_source stop;
    TaskCount tasks;
    DiagnosisProgress progress;
    QTimer quiet{this};
    bool untold = false;
    bool ending = false;
};

DiagnosisThread::DiagnosisThread(QObject *parent) : QObject(parent), m_worker(new Worker(this))
{
    qRegisterMetaType<KeptReport>();
    qRegisterMetaType<DiagnosisProgress>();
    m_thread.setObjectName(QStringLiteral("diagnosis"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

DiagnosisThread::~DiagnosisThread()
{
    post(m_worker, [worker = m_worker, thread = &m_thread] { worker->end(thread); });
    m_thread.wait();
}

void DiagnosisThread::run(DiagnosisRequest request, ReportStore store)
{
    post(m_worker, [worker = m_worker, request = std::move(request), store = std::move(store)] { worker->run(request, store); });
}

void DiagnosisThread::cancel()
{
    // Asked for in the thread of the questions, where their callbacks belong.
    post(m_worker, [worker = m_worker] { worker->stop.request_stop(); });
}

} // namespace warrener
