#pragma once

#include "base/Result.h"
#include "base/Timekeeper.h"
#include "look/net/HttpClient.h"

#include <QCoroTask>
#include <QUrl>

#include <memory>
#include <stop_token>

namespace warrener {

/// Whether the management API says to somebody without a password that he needs one: then it lives, and a question that is
/// not answered waits for who asks to be found out (a slow directory), or for other nodes. Asked once after `wait`;
/// `stop` before that: nobody is asked.
QCoro::Task<bool> answersStrangers(HttpAccess access, std::shared_ptr<Timekeeper> time, Millis wait, std::stop_token stop);

/// The time-out of one that answersStrangers(): still a Timeout, and its httpStatus tells that HTTP was spoken.
Error slowToLogIn(Error timeout, const QUrl &url);

/// After a time-out, tells a program that hangs from a host that is gone: Silent where the port of
/// `url` still accepts, Unreachable where nothing comes back at all, else what the port says.
QCoro::Task<Error> toldApart(Error timeout, QUrl url, std::stop_token stop);

} // namespace warrener
