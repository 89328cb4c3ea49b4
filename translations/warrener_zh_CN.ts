<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Amqp</name>
    <message>
        <source>%1 cannot be used for TLS</source>
        <translation>%1 无法用于 TLS</translation>
    </message>
    <message>
        <source>TLS cannot be set up</source>
        <translation>无法建立 TLS</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired</source>
        <translation>%1 的证书已过期</translation>
    </message>
    <message>
        <source>%1 accepts connections and does not answer</source>
        <translation>%1 接受连接但无应答</translation>
    </message>
    <message>
        <source>No AMQP address is configured</source>
        <translation>未配置 AMQP 地址</translation>
    </message>
    <message>
        <source>%1 refused the user or the password</source>
        <translation>%1 拒绝了用户名或密码</translation>
    </message>
    <message>
        <source>%1 does not permit this to the user</source>
        <translation>%1 不允许该用户执行此操作</translation>
    </message>
    <message>
        <source>There is no such virtual host on %1</source>
        <translation>%1 上没有此虚拟主机</translation>
    </message>
    <message>
        <source>%1 does not allow this</source>
        <translation>%1 不允许此操作</translation>
    </message>
    <message>
        <source>Another connection to %1 holds this queue</source>
        <translation>%1 的另一个连接正独占此队列</translation>
    </message>
    <message>
        <source>%1 has no such queue or exchange</source>
        <translation>%1 上没有此队列或交换机</translation>
    </message>
    <message>
        <source>%1 refused the request: a condition is not met</source>
        <translation>%1 拒绝了请求：前置条件不满足</translation>
    </message>
    <message>
        <source>%1 does not offer this</source>
        <translation>%1 不支持此功能</translation>
    </message>
    <message>
        <source>%1 closed the connection</source>
        <translation>%1 关闭了连接</translation>
    </message>
    <message>
        <source>%1 closed the channel</source>
        <translation>%1 关闭了信道</translation>
    </message>
    <message>
        <source>%1 missed its heartbeats</source>
        <translation>%1 心跳超时</translation>
    </message>
    <message>
        <source>The host name of %1 has no address</source>
        <translation>%1 的主机名没有对应地址</translation>
    </message>
    <message>
        <source>The connection to %1 broke</source>
        <translation>与 %1 的连接中断</translation>
    </message>
    <message>
        <source>The certificate of %1 is for another name</source>
        <translation>%1 的证书签发给了其他名称</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted</source>
        <translation>%1 的证书不受信任</translation>
    </message>
    <message>
        <source>No TLS session with %1</source>
        <translation>无法与 %1 建立 TLS 会话</translation>
    </message>
    <message>
        <source>%1 does not speak AMQP 0-9-1 as expected</source>
        <translation>%1 未按预期使用 AMQP 0-9-1</translation>
    </message>
    <message>
        <source>%1 takes no user name and password</source>
        <translation>%1 不接受用户名和密码登录</translation>
    </message>
    <message>
        <source>This cannot be said in AMQP to %1</source>
        <translation>此请求无法用 AMQP 表达，未发往 %1</translation>
    </message>
    <message>
        <source>The AMQP session with %1 failed</source>
        <translation>与 %1 的 AMQP 会话失败</translation>
    </message>
    <message>
        <source>The AMQP session with %1 was given up</source>
        <translation>已放弃与 %1 的 AMQP 会话</translation>
    </message>
    <message>
        <source>%1 did not answer in time</source>
        <translation>%1 未及时应答</translation>
    </message>
    <message>
        <source>The broker&apos;s frames came out of order</source>
        <translation>节点发来的帧顺序错误</translation>
    </message>
    <message>
        <source>The broker sent a message of %1 bytes; %2 are allowed</source>
        <translation>节点发来 %1 字节的消息；上限为 %2 字节</translation>
    </message>
    <message>
        <source>The broker sent more messages than were asked for</source>
        <translation>节点发来的消息多于请求数</translation>
    </message>
    <message>
        <source>%1 takes no messages at present</source>
        <translation>%1 当前不接收消息</translation>
    </message>
    <message>
        <source>%1 ended the consumer: its queue is gone</source>
        <translation>%1 终止了消费者：其队列已不存在</translation>
    </message>
    <message>
        <source>A prefetch lies between 1 and 65535</source>
        <translation>预取数须在 1 到 65535 之间</translation>
    </message>
    <message>
        <source>%1 refused the connection</source>
        <translation>%1 拒绝连接</translation>
    </message>
    <message>
        <source>There is no way to %1</source>
        <translation>没有到 %1 的路由</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>无法连接 %1</translation>
    </message>
    <message>
        <source>The name service did not answer for %1</source>
        <translation>域名服务未应答对 %1 的查询</translation>
    </message>
</context>
<context>
    <name>AnswerWords</name>
    <message>
        <source>%1: %2, the last answer was at %3</source>
        <translation>%1：%2，最近一次应答在 %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Asking 1 node</source>
        <translation>正在查询 1 个节点</translation>
    </message>
    <message>
        <source>Asking %1 nodes</source>
        <translation>正在查询 %1 个节点</translation>
    </message>
    <message>
        <source>No answer yet from %1.</source>
        <translation>%1 尚未应答。</translation>
    </message>
    <message>
        <source>%1: not answered yet</source>
        <translation>%1：尚未应答</translation>
    </message>
    <message>
        <source>%1 of %2 nodes answered</source>
        <translation>%1/%2 个节点已应答</translation>
    </message>
    <message>
        <source>%1. The figures leave it out.</source>
        <comment>reasons</comment>
        <translation>%1。统计中不含上述部分。</translation>
    </message>
    <message>
        <source>Asking %1 nodes, none has answered</source>
        <translation>正在查询 %1 个节点，均未应答</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>reasons</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>No node of %1 answers</source>
        <translation>%1 没有节点应答</translation>
    </message>
    <message>
        <source>%1. Figures of %2 are shown in grey.</source>
        <translation>%1。以灰色显示 %2 的数据。</translation>
    </message>
</context>
<context>
    <name>BrokerMetricsClient</name>
    <message>
        <source>These are not the metrics of a RabbitMQ node</source>
        <translation>这不是 RabbitMQ 节点的指标</translation>
    </message>
</context>
<context>
    <name>ChartUnit</name>
    <message>
        <source>million/s</source>
        <translation>百万条/秒</translation>
    </message>
    <message>
        <source>millions</source>
        <translation>百万</translation>
    </message>
    <message>
        <source>thousand/s</source>
        <translation>千条/秒</translation>
    </message>
    <message>
        <source>thousands</source>
        <translation>千</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>ClusterProfile</name>
    <message>
        <source>is not an http or https URL</source>
        <translation>不是 http 或 https URL</translation>
    </message>
    <message>
        <source>must not hold a user or password</source>
        <translation>不得含有用户名或密码</translation>
    </message>
    <message>
        <source>is not HOST:PORT</source>
        <translation>不是 HOST:PORT 格式</translation>
    </message>
    <message>
        <source>is not between %1 and %2</source>
        <translation>不在 %1 到 %2 之间</translation>
    </message>
    <message>
        <source>“%1” %2</source>
        <translation>“%1”%2</translation>
    </message>
    <message>
        <source>has the wrong type</source>
        <translation>类型不对</translation>
    </message>
    <message>
        <source>has more than %1 entries</source>
        <translation>超过 %1 项</translation>
    </message>
    <message>
        <source>is not an object</source>
        <translation>不是对象</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>stands there twice</source>
        <translation>重复出现</translation>
    </message>
    <message>
        <source>is none of broker, proxy, standby, other</source>
        <translation>不是 broker、proxy、standby、other 之一</translation>
    </message>
    <message>
        <source>must not begin with “-”</source>
        <translation>不得以“-”开头</translation>
    </message>
    <message>
        <source>is none of production, staging, test</source>
        <translation>不是 production、staging、test 之一</translation>
    </message>
    <message>
        <source>names no node</source>
        <translation>没有列出节点</translation>
    </message>
    <message>
        <source>The cluster profile is not valid: %1</source>
        <translation>集群配置无效：%1</translation>
    </message>
</context>
<context>
    <name>DataAge</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>Waiting for the first answer</source>
        <translation>等待首次应答</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>No node answers</source>
        <translation>没有节点应答</translation>
    </message>
    <message>
        <source>No answer since %1</source>
        <translation>自 %1 起无应答</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>Live, %1 old</source>
        <translation>实时，%1前</translation>
    </message>
    <message>
        <source>Live, %1</source>
        <translation>实时，%1</translation>
    </message>
    <message>
        <source>Live, except the host figures of %1</source>
        <translation>实时，%1 主机指标除外</translation>
    </message>
    <message>
        <source>Live, except %1 since %2</source>
        <translation>实时，%1 自 %2 起除外</translation>
    </message>
    <message>
        <source>Part live</source>
        <translation>部分实时</translation>
    </message>
    <message>
        <source>The nodes refuse user or password</source>
        <translation>节点拒绝用户名或密码</translation>
    </message>
</context>
<context>
    <name>Diagnosis</name>
    <message>
        <source>Down, disk full</source>
        <translation>宕机，磁盘已满</translation>
    </message>
    <message>
        <source>Data disk full</source>
        <translation>数据盘已满</translation>
    </message>
    <message>
        <source>%1 is down because its disk is full</source>
        <translation>%1 因磁盘已满而宕机</translation>
    </message>
    <message>
        <source>%1 nodes are down because their disks are full: %2</source>
        <translation>%1 个节点因磁盘已满而宕机：%2</translation>
    </message>
    <message>
        <source>1 node down, its disk full</source>
        <translation>1 个节点宕机，磁盘已满</translation>
    </message>
    <message>
        <source>%1 nodes down, their disks full</source>
        <translation>%1 个节点宕机，磁盘已满</translation>
    </message>
    <message>
        <source>Network partition</source>
        <translation>网络分区</translation>
    </message>
    <message>
        <source>%1 run, but do not all see each other</source>
        <translation>%1 在运行，但未能全部互相可见</translation>
    </message>
    <message>
        <source>the cluster is partitioned: %1 do not all see each other</source>
        <translation>集群发生分区：%1 未能全部互相可见</translation>
    </message>
    <message>
        <source>network partition</source>
        <translation>网络分区</translation>
    </message>
    <message>
        <source>Majority lost</source>
        <translation>失去多数派</translation>
    </message>
    <message>
        <source>%1 of %2 nodes are in service; quorum queues with a member on each have stopped</source>
        <translation>%1/%2 个节点服务中；成员遍布各节点的仲裁队列已停止</translation>
    </message>
    <message>
        <source>only %1 of %2 nodes are in service, which is no majority</source>
        <translation>仅 %1/%2 个节点服务中，未达多数派</translation>
    </message>
    <message>
        <source>majority lost</source>
        <translation>失去多数派</translation>
    </message>
    <message>
        <source>No node to spare</source>
        <translation>节点无冗余</translation>
    </message>
    <message>
        <source>%1 of %2 nodes are in service; a second lost node would stop quorum queues</source>
        <translation>%1/%2 个节点服务中；再失去一个节点，仲裁队列将停止</translation>
    </message>
    <message>
        <source>%1 of %2 nodes are in service, none to spare</source>
        <translation>%1/%2 个节点服务中，已无冗余</translation>
    </message>
    <message>
        <source>no node to spare</source>
        <translation>节点无冗余</translation>
    </message>
    <message>
        <source>Cluster totals missing</source>
        <translation>集群汇总缺失</translation>
    </message>
    <message>
        <source>no node gives the overview of the cluster: %1</source>
        <translation>没有节点提供集群概览：%1</translation>
    </message>
    <message>
        <source>the cluster&apos;s totals are missing</source>
        <translation>集群汇总数据缺失</translation>
    </message>
    <message>
        <source>cluster totals missing</source>
        <translation>集群汇总缺失</translation>
    </message>
    <message>
        <source>Rates switched off</source>
        <translation>速率统计已关闭</translation>
    </message>
    <message>
        <source>the brokers&apos; metrics collector is disabled: rates and many figures are not there</source>
        <translation>节点的指标收集器已禁用：速率和许多数据不可得</translation>
    </message>
    <message>
        <source>the brokers&apos; metrics collector is disabled</source>
        <translation>节点的指标收集器已禁用</translation>
    </message>
    <message>
        <source>rates switched off</source>
        <translation>速率统计已关闭</translation>
    </message>
    <message>
        <source>Versions differ</source>
        <translation>版本不一致</translation>
    </message>
    <message>
        <source>the nodes run RabbitMQ %1</source>
        <translation>各节点运行 RabbitMQ %1</translation>
    </message>
    <message>
        <source>the nodes run different versions</source>
        <translation>各节点版本不一致</translation>
    </message>
    <message>
        <source>versions differ</source>
        <translation>版本不一致</translation>
    </message>
    <message>
        <source>Queues without majority</source>
        <translation>队列失去多数派</translation>
    </message>
    <message>
        <source>%1 queues have lost the majority of their members and take no messages; the first is %2</source>
        <translation>%1 个队列失去多数派成员，不再接收消息；第一个是 %2</translation>
    </message>
    <message>
        <source>%1 queues have lost their majority</source>
        <translation>%1 个队列失去多数派</translation>
    </message>
    <message>
        <source>1 queue without majority</source>
        <translation>1 个队列失去多数派</translation>
    </message>
    <message>
        <source>%1 queues without majority</source>
        <translation>%1 个队列失去多数派</translation>
    </message>
    <message>
        <source>Queue without majority</source>
        <translation>队列失去多数派</translation>
    </message>
    <message>
        <source>%2 has lost the majority of its members and takes no messages</source>
        <translation>%2 失去多数派成员，不再接收消息</translation>
    </message>
    <message>
        <source>the queue %2 has lost its majority</source>
        <translation>队列 %2 失去多数派</translation>
    </message>
    <message>
        <source>Members missing</source>
        <translation>成员缺失</translation>
    </message>
    <message>
        <source>%1 queues run without one of their members; a second lost node would stop them</source>
        <translation>%1 个队列缺少一个成员；再失去一个节点，它们将停止</translation>
    </message>
    <message>
        <source>%1 queues are short of a member</source>
        <translation>%1 个队列缺少成员</translation>
    </message>
    <message>
        <source>1 queue short of a member</source>
        <translation>1 个队列缺少成员</translation>
    </message>
    <message>
        <source>%1 queues short of a member</source>
        <translation>%1 个队列缺少成员</translation>
    </message>
    <message>
        <source>Member missing</source>
        <translation>成员缺失</translation>
    </message>
    <message>
        <source>%2 runs without one of its members</source>
        <translation>%2 缺少一个成员</translation>
    </message>
    <message>
        <source>the queue %2 is short of a member</source>
        <translation>队列 %2 缺少成员</translation>
    </message>
    <message>
        <source>%1 down</source>
        <translation>%1 宕机</translation>
    </message>
    <message>
        <source>%1 frozen</source>
        <translation>%1 卡死</translation>
    </message>
    <message>
        <source>%1 not reachable</source>
        <translation>%1 不可达</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 无应答</translation>
    </message>
    <message>
        <source>%1 in maintenance mode</source>
        <translation>%1 处于维护模式</translation>
    </message>
    <message>
        <source>Management API of %1 does not answer</source>
        <translation>%1 的管理 API 无应答</translation>
    </message>
    <message>
        <source>Management port of %1 closed</source>
        <translation>%1 的管理端口已关闭</translation>
    </message>
    <message>
        <source>Management API of %1 fails</source>
        <translation>%1 的管理 API 出错</translation>
    </message>
    <message>
        <source>%1 refuses the password</source>
        <translation>%1 拒绝密码</translation>
    </message>
    <message>
        <source>%1 refuses the user</source>
        <translation>%1 拒绝该用户</translation>
    </message>
    <message>
        <source>Host name of %1 not found</source>
        <translation>找不到 %1 的主机名</translation>
    </message>
    <message>
        <source>TLS to %1 failed</source>
        <translation>与 %1 的 TLS 失败</translation>
    </message>
    <message>
        <source>Certificate of %1 expired</source>
        <translation>%1 的证书已过期</translation>
    </message>
    <message>
        <source>Memory alarm on %1</source>
        <translation>%1 触发内存告警</translation>
    </message>
    <message>
        <source>Memory alarm on %1 cleared</source>
        <translation>%1 内存告警解除</translation>
    </message>
    <message>
        <source>Disk alarm on %1</source>
        <translation>%1 触发磁盘告警</translation>
    </message>
    <message>
        <source>Disk alarm on %1 cleared</source>
        <translation>%1 磁盘告警解除</translation>
    </message>
    <message>
        <source>Descriptor alarm on %1</source>
        <translation>%1 触发文件描述符告警</translation>
    </message>
    <message>
        <source>Descriptor alarm on %1 cleared</source>
        <translation>%1 文件描述符告警解除</translation>
    </message>
    <message>
        <source>%1 in service again</source>
        <translation>%1 恢复服务</translation>
    </message>
    <message>
        <source>%1 restarted</source>
        <translation>%1 已重启</translation>
    </message>
    <message>
        <source>%1 runs RabbitMQ %2 now, before %3</source>
        <translation>%1 现运行 RabbitMQ %2，此前为 %3</translation>
    </message>
    <message>
        <source>Host %1 not reachable</source>
        <translation>主机 %1 不可达</translation>
    </message>
    <message>
        <source>Host %1 answers again</source>
        <translation>主机 %1 恢复应答</translation>
    </message>
    <message>
        <source>Proxy %1 does not answer</source>
        <translation>代理 %1 无应答</translation>
    </message>
    <message>
        <source>Proxy %1 answers again</source>
        <translation>代理 %1 恢复应答</translation>
    </message>
    <message>
        <source>%1 sends clients to %2 again</source>
        <translation>%1 恢复向 %2 转发客户端</translation>
    </message>
    <message>
        <source>%1 took %2 out</source>
        <translation>%1 摘除了 %2</translation>
    </message>
    <message>
        <source>Network partition healed</source>
        <translation>网络分区已恢复</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>不可达</translation>
    </message>
    <message>
        <source>Host not reachable</source>
        <translation>主机不可达</translation>
    </message>
    <message>
        <source>nothing on %1 answers: it is switched off, cut off or hangs</source>
        <translation>%1 上无任何应答：已关机、断网或挂起</translation>
    </message>
    <message>
        <source>nothing on the host %1 answers</source>
        <translation>主机 %1 上无任何应答</translation>
    </message>
    <message>
        <source>nothing on %1 hosts answers: %2</source>
        <translation>%1 台主机上无任何应答：%2</translation>
    </message>
    <message>
        <source>1 host not reachable</source>
        <translation>1 台主机不可达</translation>
    </message>
    <message>
        <source>%1 hosts not reachable</source>
        <translation>%1 台主机不可达</translation>
    </message>
    <message>
        <source>Host name not found</source>
        <translation>主机名找不到</translation>
    </message>
    <message>
        <source>the name of the host %1 has no address; its figures are missing</source>
        <translation>主机 %1 的名称没有对应地址；其指标缺失</translation>
    </message>
    <message>
        <source>the name of the host %1 has no address</source>
        <translation>主机 %1 的名称没有对应地址</translation>
    </message>
    <message>
        <source>the names of %1 hosts have no address: %2</source>
        <translation>%1 台主机的名称没有对应地址：%2</translation>
    </message>
    <message>
        <source>1 host name not found</source>
        <translation>1 个主机名找不到</translation>
    </message>
    <message>
        <source>%1 host names not found</source>
        <translation>%1 个主机名找不到</translation>
    </message>
    <message>
        <source>Host figures missing</source>
        <translation>主机指标缺失</translation>
    </message>
    <message>
        <source>the host %1 answers, but nobody there gives its figures: %2</source>
        <translation>主机 %1 有应答，但没有服务提供其指标：%2</translation>
    </message>
    <message>
        <source>the figures of the host %1 are missing</source>
        <translation>主机 %1 的指标缺失</translation>
    </message>
    <message>
        <source>the figures of %1 hosts are missing: %2</source>
        <translation>%1 台主机的指标缺失：%2</translation>
    </message>
    <message>
        <source>host figures of 1 host missing</source>
        <translation>1 台主机指标缺失</translation>
    </message>
    <message>
        <source>host figures of %1 hosts missing</source>
        <translation>%1 台主机指标缺失</translation>
    </message>
    <message>
        <source>CPU busy</source>
        <translation>CPU 繁忙</translation>
    </message>
    <message>
        <source>the CPU of %1 is at %2, warning above %3</source>
        <translation>%1 的 CPU 达 %2，超过警告线 %3</translation>
    </message>
    <message>
        <source>the CPU of %1 is at %2, critical above %3</source>
        <translation>%1 的 CPU 达 %2，超过严重线 %3</translation>
    </message>
    <message>
        <source>the CPU of %1 is at %2</source>
        <translation>%1 的 CPU 达 %2</translation>
    </message>
    <message>
        <source>the CPUs of %1 hosts are busy: %2</source>
        <translation>%1 台主机 CPU 繁忙：%2</translation>
    </message>
    <message>
        <source>1 host with busy CPU</source>
        <translation>1 台主机 CPU 繁忙</translation>
    </message>
    <message>
        <source>%1 hosts with busy CPU</source>
        <translation>%1 台主机 CPU 繁忙</translation>
    </message>
    <message>
        <source>Host memory short</source>
        <translation>主机内存不足</translation>
    </message>
    <message>
        <source>%2 of the memory of %1 is in use, warning above %3</source>
        <translation>%1 内存已用 %2，超过警告线 %3</translation>
    </message>
    <message>
        <source>%2 of the memory of %1 is in use, critical above %3</source>
        <translation>%1 内存已用 %2，超过严重线 %3</translation>
    </message>
    <message>
        <source>%2 of the memory of %1 is in use</source>
        <translation>%1 内存已用 %2</translation>
    </message>
    <message>
        <source>%1 hosts are short of memory: %2</source>
        <translation>%1 台主机内存不足：%2</translation>
    </message>
    <message>
        <source>1 host short of memory</source>
        <translation>1 台主机内存不足</translation>
    </message>
    <message>
        <source>%1 hosts short of memory</source>
        <translation>%1 台主机内存不足</translation>
    </message>
    <message>
        <source>Data disk filling up</source>
        <translation>数据盘将满</translation>
    </message>
    <message>
        <source>%4 on %1 is %2 full, warning above %3</source>
        <translation>%1 的 %4 已用 %2，超过警告线 %3</translation>
    </message>
    <message>
        <source>%4 on %1 is %2 full, critical above %3</source>
        <translation>%1 的 %4 已用 %2，超过严重线 %3</translation>
    </message>
    <message>
        <source>the data disk of %1 is %2 full</source>
        <translation>%1 的数据盘已用 %2</translation>
    </message>
    <message>
        <source>the data disks of %1 hosts fill up: %2</source>
        <translation>%1 台主机数据盘将满：%2</translation>
    </message>
    <message>
        <source>1 data disk filling up</source>
        <translation>1 块数据盘将满</translation>
    </message>
    <message>
        <source>%1 data disks filling up</source>
        <translation>%1 块数据盘将满</translation>
    </message>
    <message>
        <source>System disk filling up</source>
        <translation>系统盘将满</translation>
    </message>
    <message>
        <source>/ on %1 is %2 full, warning above %3</source>
        <translation>%1 的 / 已用 %2，超过警告线 %3</translation>
    </message>
    <message>
        <source>/ on %1 is %2 full, critical above %3</source>
        <translation>%1 的 / 已用 %2，超过严重线 %3</translation>
    </message>
    <message>
        <source>the system disk of %1 is %2 full</source>
        <translation>%1 的系统盘已用 %2</translation>
    </message>
    <message>
        <source>the system disks of %1 hosts fill up: %2</source>
        <translation>%1 台主机系统盘将满：%2</translation>
    </message>
    <message>
        <source>1 system disk filling up</source>
        <translation>1 块系统盘将满</translation>
    </message>
    <message>
        <source>%1 system disks filling up</source>
        <translation>%1 块系统盘将满</translation>
    </message>
    <message>
        <source>Load high</source>
        <translation>负载过高</translation>
    </message>
    <message>
        <source>the load of %1 is %2 per core, warning above %3</source>
        <translation>%1 每核负载 %2，超过警告线 %3</translation>
    </message>
    <message>
        <source>the load of %1 is %2 per core, critical above %3</source>
        <translation>%1 每核负载 %2，超过严重线 %3</translation>
    </message>
    <message>
        <source>the load of %1 is %2 per core</source>
        <translation>%1 每核负载 %2</translation>
    </message>
    <message>
        <source>the load of %1 hosts is high: %2</source>
        <translation>%1 台主机负载过高：%2</translation>
    </message>
    <message>
        <source>1 host with high load</source>
        <translation>1 台主机负载过高</translation>
    </message>
    <message>
        <source>%1 hosts with high load</source>
        <translation>%1 台主机负载过高</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>查询中</translation>
    </message>
    <message>
        <source>Not configured</source>
        <translation>未配置</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>健康</translation>
    </message>
    <message>
        <source>In service</source>
        <translation>服务中</translation>
    </message>
    <message>
        <source>Partitioned</source>
        <translation>已分区</translation>
    </message>
    <message>
        <source>Draining</source>
        <translation>维护中</translation>
    </message>
    <message>
        <source>Node draining</source>
        <translation>节点维护中</translation>
    </message>
    <message>
        <source>%1 is in maintenance mode and takes no clients</source>
        <translation>%1 处于维护模式，不接受客户端</translation>
    </message>
    <message>
        <source>%1 nodes are in maintenance mode: %2</source>
        <translation>%1 个节点处于维护模式：%2</translation>
    </message>
    <message>
        <source>all %1 nodes are in maintenance mode</source>
        <translation>全部 %1 个节点处于维护模式</translation>
    </message>
    <message>
        <source>1 node draining</source>
        <translation>1 个节点维护中</translation>
    </message>
    <message>
        <source>%1 nodes draining</source>
        <translation>%1 个节点维护中</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>宕机</translation>
    </message>
    <message>
        <source>Node down</source>
        <translation>节点宕机</translation>
    </message>
    <message>
        <source>%1 does not run; its host answers</source>
        <translation>%1 未运行；其主机有应答</translation>
    </message>
    <message>
        <source>%1 is down; its host answers</source>
        <translation>%1 宕机；其主机有应答</translation>
    </message>
    <message>
        <source>%1 nodes are down: %2</source>
        <translation>%1 个节点宕机：%2</translation>
    </message>
    <message>
        <source>all %1 nodes are down</source>
        <translation>全部 %1 个节点宕机</translation>
    </message>
    <message>
        <source>1 node down</source>
        <translation>1 个节点宕机</translation>
    </message>
    <message>
        <source>%1 nodes down</source>
        <translation>%1 个节点宕机</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>卡死</translation>
    </message>
    <message>
        <source>Node frozen</source>
        <translation>节点卡死</translation>
    </message>
    <message>
        <source>%1 accepts connections and does not answer</source>
        <translation>%1 接受连接但无应答</translation>
    </message>
    <message>
        <source>%1 is frozen: it accepts connections and does not answer</source>
        <translation>%1 卡死：接受连接但无应答</translation>
    </message>
    <message>
        <source>%1 nodes are frozen: %2</source>
        <translation>%1 个节点卡死：%2</translation>
    </message>
    <message>
        <source>all %1 nodes are frozen</source>
        <translation>全部 %1 个节点卡死</translation>
    </message>
    <message>
        <source>1 node frozen</source>
        <translation>1 个节点卡死</translation>
    </message>
    <message>
        <source>%1 nodes frozen</source>
        <translation>%1 个节点卡死</translation>
    </message>
    <message>
        <source>API not answering</source>
        <translation>API 无应答</translation>
    </message>
    <message>
        <source>Management API silent</source>
        <translation>管理 API 无应答</translation>
    </message>
    <message>
        <source>%1 serves its metrics, but its management API does not answer in time</source>
        <translation>%1 仍提供指标，但管理 API 未及时应答</translation>
    </message>
    <message>
        <source>the management API of %1 does not answer in time</source>
        <translation>%1 的管理 API 未及时应答</translation>
    </message>
    <message>
        <source>the management API of %1 nodes does not answer in time: %2</source>
        <translation>%1 个节点的管理 API 未及时应答：%2</translation>
    </message>
    <message>
        <source>the management API of all %1 nodes does not answer in time</source>
        <translation>全部 %1 个节点的管理 API 未及时应答</translation>
    </message>
    <message>
        <source>1 management API silent</source>
        <translation>1 个管理 API 无应答</translation>
    </message>
    <message>
        <source>%1 management APIs silent</source>
        <translation>%1 个管理 API 无应答</translation>
    </message>
    <message>
        <source>Host unreachable</source>
        <translation>主机不可达</translation>
    </message>
    <message>
        <source>Node not reachable</source>
        <translation>节点不可达</translation>
    </message>
    <message>
        <source>%1 cannot be reached, like everything on its host</source>
        <translation>%1 不可达，其主机上一切均不可达</translation>
    </message>
    <message>
        <source>%1 nodes cannot be reached: %2</source>
        <translation>%1 个节点不可达：%2</translation>
    </message>
    <message>
        <source>none of %1 nodes can be reached</source>
        <translation>%1 个节点均不可达</translation>
    </message>
    <message>
        <source>1 node not reachable</source>
        <translation>1 个节点不可达</translation>
    </message>
    <message>
        <source>%1 nodes not reachable</source>
        <translation>%1 个节点不可达</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>%1 does not answer, and whether its host does is not known: %2</source>
        <translation>%1 无应答，其主机有无应答未知：%2</translation>
    </message>
    <message>
        <source>%1 nodes do not answer: %2</source>
        <translation>%1 个节点无应答：%2</translation>
    </message>
    <message>
        <source>none of %1 nodes answers</source>
        <translation>%1 个节点均无应答</translation>
    </message>
    <message>
        <source>1 node without answer</source>
        <translation>1 个节点无应答</translation>
    </message>
    <message>
        <source>%1 nodes without answer</source>
        <translation>%1 个节点无应答</translation>
    </message>
    <message>
        <source>the host name of %1 has no address; correct it in the cluster&apos;s settings, or in DNS</source>
        <translation>%1 的主机名没有对应地址；请在集群设置或 DNS 中更正</translation>
    </message>
    <message>
        <source>the host name of %1 has no address</source>
        <translation>%1 的主机名没有对应地址</translation>
    </message>
    <message>
        <source>the host names of %1 nodes have no address: %2</source>
        <translation>%1 个节点的主机名没有对应地址：%2</translation>
    </message>
    <message>
        <source>the host names of all %1 nodes have no address</source>
        <translation>全部 %1 个节点的主机名没有对应地址</translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation>密码错误</translation>
    </message>
    <message>
        <source>Wrong user or password</source>
        <translation>用户名或密码错误</translation>
    </message>
    <message>
        <source>%1 refuses the user or the password</source>
        <translation>%1 拒绝用户名或密码</translation>
    </message>
    <message>
        <source>%1 nodes refuse the user or the password: %2</source>
        <translation>%1 个节点拒绝用户名或密码：%2</translation>
    </message>
    <message>
        <source>all %1 nodes refuse the user or the password</source>
        <translation>全部 %1 个节点拒绝用户名或密码</translation>
    </message>
    <message>
        <source>1 node refuses the password</source>
        <translation>1 个节点拒绝密码</translation>
    </message>
    <message>
        <source>%1 nodes refuse the password</source>
        <translation>%1 个节点拒绝密码</translation>
    </message>
    <message>
        <source>No permission</source>
        <translation>无权限</translation>
    </message>
    <message>
        <source>the user may not look at %1: it needs the tag monitoring</source>
        <translation>该用户无权查看 %1：需要 monitoring 标签</translation>
    </message>
    <message>
        <source>the user may not look at %1 nodes: it needs the tag monitoring</source>
        <translation>该用户无权查看 %1 个节点：需要 monitoring 标签</translation>
    </message>
    <message>
        <source>the user may not look at any of %1 nodes: it needs the tag monitoring</source>
        <translation>该用户无权查看全部 %1 个节点：需要 monitoring 标签</translation>
    </message>
    <message>
        <source>no permission on 1 node</source>
        <translation>1 个节点无权限</translation>
    </message>
    <message>
        <source>no permission on %1 nodes</source>
        <translation>%1 个节点无权限</translation>
    </message>
    <message>
        <source>TLS failed</source>
        <translation>TLS 失败</translation>
    </message>
    <message>
        <source>no trusted TLS session with %1: %2</source>
        <translation>无法与 %1 建立可信 TLS 会话：%2</translation>
    </message>
    <message>
        <source>no trusted TLS session with %1</source>
        <translation>无法与 %1 建立可信 TLS 会话</translation>
    </message>
    <message>
        <source>no trusted TLS session with %1 nodes: %2</source>
        <translation>无法与 %1 个节点建立可信 TLS 会话：%2</translation>
    </message>
    <message>
        <source>no trusted TLS session with any of %1 nodes</source>
        <translation>无法与全部 %1 个节点建立可信 TLS 会话</translation>
    </message>
    <message>
        <source>TLS failed on 1 node</source>
        <translation>1 个节点 TLS 失败</translation>
    </message>
    <message>
        <source>TLS failed on %1 nodes</source>
        <translation>%1 个节点 TLS 失败</translation>
    </message>
    <message>
        <source>Certificate expired</source>
        <translation>证书已过期</translation>
    </message>
    <message>
        <source>the certificate of %1 has expired; clients that use TLS are refused too</source>
        <translation>%1 的证书已过期；使用 TLS 的客户端也会被拒绝</translation>
    </message>
    <message>
        <source>the certificate of %1 has expired</source>
        <translation>%1 的证书已过期</translation>
    </message>
    <message>
        <source>the certificates of %1 nodes have expired: %2</source>
        <translation>%1 个节点的证书已过期：%2</translation>
    </message>
    <message>
        <source>the certificates of all %1 nodes have expired</source>
        <translation>全部 %1 个节点的证书已过期</translation>
    </message>
    <message>
        <source>1 certificate expired</source>
        <translation>1 个证书已过期</translation>
    </message>
    <message>
        <source>%1 certificates expired</source>
        <translation>%1 个证书已过期</translation>
    </message>
    <message>
        <source>Management off</source>
        <translation>管理未启用</translation>
    </message>
    <message>
        <source>Management plugin off</source>
        <translation>管理插件未启用</translation>
    </message>
    <message>
        <source>%1 runs, but its management port is closed; is the plugin rabbitmq_management on?</source>
        <translation>%1 在运行，但管理端口已关闭；插件 rabbitmq_management 启用了吗？</translation>
    </message>
    <message>
        <source>%1 runs, but its management port is closed</source>
        <translation>%1 在运行，但管理端口已关闭</translation>
    </message>
    <message>
        <source>%1 nodes run with their management port closed: %2</source>
        <translation>%1 个节点在运行，但管理端口已关闭：%2</translation>
    </message>
    <message>
        <source>all %1 nodes run with their management port closed</source>
        <translation>全部 %1 个节点在运行，但管理端口已关闭</translation>
    </message>
    <message>
        <source>management off on 1 node</source>
        <translation>1 个节点管理未启用</translation>
    </message>
    <message>
        <source>management off on %1 nodes</source>
        <translation>%1 个节点管理未启用</translation>
    </message>
    <message>
        <source>API error</source>
        <translation>API 出错</translation>
    </message>
    <message>
        <source>Management API fails</source>
        <translation>管理 API 出错</translation>
    </message>
    <message>
        <source>%1 does not answer as it should: %2</source>
        <translation>%1 应答异常：%2</translation>
    </message>
    <message>
        <source>the management API of %1 fails</source>
        <translation>%1 的管理 API 出错</translation>
    </message>
    <message>
        <source>the management API of %1 nodes fails: %2</source>
        <translation>%1 个节点的管理 API 出错：%2</translation>
    </message>
    <message>
        <source>the management API of all %1 nodes fails</source>
        <translation>全部 %1 个节点的管理 API 出错</translation>
    </message>
    <message>
        <source>1 management API fails</source>
        <translation>1 个管理 API 出错</translation>
    </message>
    <message>
        <source>%1 management APIs fail</source>
        <translation>%1 个管理 API 出错</translation>
    </message>
    <message>
        <source>the cluster&apos;s settings name no management URL for %1</source>
        <translation>集群设置中没有 %1 的管理 URL</translation>
    </message>
    <message>
        <source>the settings name no management URL for %1</source>
        <translation>设置中没有 %1 的管理 URL</translation>
    </message>
    <message>
        <source>the settings name no management URL for %1 nodes: %2</source>
        <translation>设置中没有 %1 个节点的管理 URL：%2</translation>
    </message>
    <message>
        <source>the settings name no management URL</source>
        <translation>设置中没有管理 URL</translation>
    </message>
    <message>
        <source>1 node not configured</source>
        <translation>1 个节点未配置</translation>
    </message>
    <message>
        <source>%1 nodes not configured</source>
        <translation>%1 个节点未配置</translation>
    </message>
    <message>
        <source>Data is old</source>
        <translation>数据过旧</translation>
    </message>
    <message>
        <source>nothing has been heard of %1 for %2</source>
        <translation>%1 已有 %2未报告数据</translation>
    </message>
    <message>
        <source>what is known of %1 is old</source>
        <translation>%1 的数据过旧</translation>
    </message>
    <message>
        <source>what is known of %1 nodes is old: %2</source>
        <translation>%1 个节点的数据过旧：%2</translation>
    </message>
    <message>
        <source>what is known of all %1 nodes is old</source>
        <translation>全部 %1 个节点的数据过旧</translation>
    </message>
    <message>
        <source>old data of 1 node</source>
        <translation>1 个节点数据过旧</translation>
    </message>
    <message>
        <source>old data of %1 nodes</source>
        <translation>%1 个节点数据过旧</translation>
    </message>
    <message>
        <source>Memory alarm</source>
        <translation>内存告警</translation>
    </message>
    <message>
        <source>%1 uses %2, its limit is %3; publishers of the whole cluster are blocked</source>
        <translation>%1 已用 %2，上限 %3；全集群的发布者被阻塞</translation>
    </message>
    <message>
        <source>publishers are blocked because %1 is over its memory limit</source>
        <translation>%1 超过内存上限，发布者被阻塞</translation>
    </message>
    <message>
        <source>publishers are blocked because %1 nodes are over their memory limit: %2</source>
        <translation>%1 个节点超过内存上限，发布者被阻塞：%2</translation>
    </message>
    <message>
        <source>publishers are blocked because all %1 nodes are over their memory limit</source>
        <translation>全部 %1 个节点超过内存上限，发布者被阻塞</translation>
    </message>
    <message>
        <source>1 memory alarm</source>
        <translation>1 个内存告警</translation>
    </message>
    <message>
        <source>%1 memory alarms</source>
        <translation>%1 个内存告警</translation>
    </message>
    <message>
        <source>Disk alarm</source>
        <translation>磁盘告警</translation>
    </message>
    <message>
        <source>%1 has %2 free, its limit is %3; publishers of the whole cluster are blocked</source>
        <translation>%1 剩余 %2，下限 %3；全集群的发布者被阻塞</translation>
    </message>
    <message>
        <source>publishers are blocked because the disk of %1 is almost full</source>
        <translation>%1 磁盘将满，发布者被阻塞</translation>
    </message>
    <message>
        <source>publishers are blocked because the disks of %1 nodes are almost full: %2</source>
        <translation>%1 个节点磁盘将满，发布者被阻塞：%2</translation>
    </message>
    <message>
        <source>publishers are blocked because the disks of all %1 nodes are almost full</source>
        <translation>全部 %1 个节点磁盘将满，发布者被阻塞</translation>
    </message>
    <message>
        <source>1 disk alarm</source>
        <translation>1 个磁盘告警</translation>
    </message>
    <message>
        <source>%1 disk alarms</source>
        <translation>%1 个磁盘告警</translation>
    </message>
    <message>
        <source>Descriptor alarm</source>
        <translation>文件描述符告警</translation>
    </message>
    <message>
        <source>%1 has %2 of %3 file descriptors in use and takes no more clients</source>
        <translation>%1 已用 %2/%3 个文件描述符，不再接受客户端</translation>
    </message>
    <message>
        <source>%1 takes no more clients: its file descriptors are used up</source>
        <translation>%1 不再接受客户端：文件描述符已用尽</translation>
    </message>
    <message>
        <source>%1 nodes take no more clients: the file descriptors of %2 are used up</source>
        <translation>%1 个节点不再接受客户端：%2 的文件描述符已用尽</translation>
    </message>
    <message>
        <source>all %1 nodes take no more clients: their file descriptors are used up</source>
        <translation>全部 %1 个节点不再接受客户端：文件描述符已用尽</translation>
    </message>
    <message>
        <source>1 descriptor alarm</source>
        <translation>1 个文件描述符告警</translation>
    </message>
    <message>
        <source>%1 descriptor alarms</source>
        <translation>%1 个文件描述符告警</translation>
    </message>
    <message>
        <source>Memory near limit</source>
        <translation>内存接近上限</translation>
    </message>
    <message>
        <source>%1 uses %2; at %3 it blocks the publishers of the whole cluster</source>
        <translation>%1 已用 %2；达到 %3 将阻塞全集群的发布者</translation>
    </message>
    <message>
        <source>%1 is near its memory limit</source>
        <translation>%1 内存接近上限</translation>
    </message>
    <message>
        <source>%1 nodes are near their memory limit: %2</source>
        <translation>%1 个节点内存接近上限：%2</translation>
    </message>
    <message>
        <source>all %1 nodes are near their memory limit</source>
        <translation>全部 %1 个节点内存接近上限</translation>
    </message>
    <message>
        <source>1 node near its memory limit</source>
        <translation>1 个节点内存接近上限</translation>
    </message>
    <message>
        <source>%1 nodes near their memory limit</source>
        <translation>%1 个节点内存接近上限</translation>
    </message>
    <message>
        <source>Disk near limit</source>
        <translation>磁盘接近下限</translation>
    </message>
    <message>
        <source>%1 has %2 free; at %3 it blocks the publishers of the whole cluster</source>
        <translation>%1 剩余 %2；降至 %3 将阻塞全集群的发布者</translation>
    </message>
    <message>
        <source>the disk of %1 is near its limit</source>
        <translation>%1 磁盘剩余接近下限</translation>
    </message>
    <message>
        <source>the disks of %1 nodes are near their limit: %2</source>
        <translation>%1 个节点磁盘剩余接近下限：%2</translation>
    </message>
    <message>
        <source>the disks of all %1 nodes are near their limit</source>
        <translation>全部 %1 个节点磁盘剩余接近下限</translation>
    </message>
    <message>
        <source>1 disk near its limit</source>
        <translation>1 个磁盘接近下限</translation>
    </message>
    <message>
        <source>%1 disks near their limit</source>
        <translation>%1 个磁盘接近下限</translation>
    </message>
    <message>
        <source>Descriptors short</source>
        <translation>文件描述符不足</translation>
    </message>
    <message>
        <source>%1 has %2 of %3 file descriptors in use</source>
        <translation>%1 已用 %2/%3 个文件描述符</translation>
    </message>
    <message>
        <source>%1 is short of file descriptors</source>
        <translation>%1 文件描述符不足</translation>
    </message>
    <message>
        <source>%1 nodes are short of file descriptors: %2</source>
        <translation>%1 个节点文件描述符不足：%2</translation>
    </message>
    <message>
        <source>all %1 nodes are short of file descriptors</source>
        <translation>全部 %1 个节点文件描述符不足</translation>
    </message>
    <message>
        <source>1 node short of descriptors</source>
        <translation>1 个节点文件描述符不足</translation>
    </message>
    <message>
        <source>%1 nodes short of descriptors</source>
        <translation>%1 个节点文件描述符不足</translation>
    </message>
    <message>
        <source>No server up</source>
        <translation>无可用后端</translation>
    </message>
    <message>
        <source>%1 has no server left and turns every client away</source>
        <translation>%1 已无可用后端，拒绝所有客户端</translation>
    </message>
    <message>
        <source>the proxy %1 has no server left</source>
        <translation>代理 %1 已无可用后端</translation>
    </message>
    <message>
        <source>%1 proxies have no server left: %2</source>
        <translation>%1 个代理已无可用后端：%2</translation>
    </message>
    <message>
        <source>1 proxy without servers</source>
        <translation>1 个代理无可用后端</translation>
    </message>
    <message>
        <source>%1 proxies without servers</source>
        <translation>%1 个代理无可用后端</translation>
    </message>
    <message>
        <source>Server out</source>
        <translation>后端已摘除</translation>
    </message>
    <message>
        <source>%1 sends no clients to %3: %4</source>
        <translation>%1 不再向 %3 转发客户端：%4</translation>
    </message>
    <message>
        <source>the proxy %1 sends no clients to %3</source>
        <translation>代理 %1 不再向 %3 转发客户端</translation>
    </message>
    <message>
        <source>%1 servers are out: %2</source>
        <translation>%1 个后端已摘除：%2</translation>
    </message>
    <message>
        <source>1 server out</source>
        <translation>1 个后端已摘除</translation>
    </message>
    <message>
        <source>%1 servers out</source>
        <translation>%1 个后端已摘除</translation>
    </message>
    <message>
        <source>Proxy down</source>
        <translation>代理宕机</translation>
    </message>
    <message>
        <source>HAProxy on %1 does not answer: %2</source>
        <translation>%1 上的 HAProxy 无应答：%2</translation>
    </message>
    <message>
        <source>the proxy %1 does not answer; its host does</source>
        <translation>代理 %1 无应答；其主机有应答</translation>
    </message>
    <message>
        <source>%1 proxies do not answer: %2</source>
        <translation>%1 个代理无应答：%2</translation>
    </message>
    <message>
        <source>1 proxy down</source>
        <translation>1 个代理宕机</translation>
    </message>
    <message>
        <source>%1 proxies down</source>
        <translation>%1 个代理宕机</translation>
    </message>
    <message>
        <source>Proxy not reachable</source>
        <translation>代理不可达</translation>
    </message>
    <message>
        <source>the proxy %1 cannot be reached, like everything on its host</source>
        <translation>代理 %1 不可达，其主机上一切均不可达</translation>
    </message>
    <message>
        <source>%1 proxies cannot be reached: %2</source>
        <translation>%1 个代理不可达：%2</translation>
    </message>
    <message>
        <source>1 proxy not reachable</source>
        <translation>1 个代理不可达</translation>
    </message>
    <message>
        <source>%1 proxies not reachable</source>
        <translation>%1 个代理不可达</translation>
    </message>
    <message>
        <source>Proxy figures missing</source>
        <translation>代理指标缺失</translation>
    </message>
    <message>
        <source>%1 cannot be asked, and may be well: %2</source>
        <translation>%1 无法查询，但可能正常：%2</translation>
    </message>
    <message>
        <source>the figures of the proxy %1 are missing</source>
        <translation>代理 %1 的指标缺失</translation>
    </message>
    <message>
        <source>the figures of %1 proxies are missing: %2</source>
        <translation>%1 个代理的指标缺失：%2</translation>
    </message>
    <message>
        <source>figures of 1 proxy missing</source>
        <translation>1 个代理指标缺失</translation>
    </message>
    <message>
        <source>figures of %1 proxies missing</source>
        <translation>%1 个代理指标缺失</translation>
    </message>
    <message>
        <source>%1 of %2 servers up</source>
        <translation>%1/%2 个后端可用</translation>
    </message>
    <message>
        <source>Cannot be asked</source>
        <translation>无法查询</translation>
    </message>
    <message>
        <source>Healthy: the node is in service</source>
        <translation>健康：节点服务中</translation>
    </message>
    <message>
        <source>Healthy: the node and the proxy are in service</source>
        <translation>健康：节点和代理服务中</translation>
    </message>
    <message>
        <source>Healthy: the node and both proxies are in service</source>
        <translation>健康：节点和两个代理服务中</translation>
    </message>
    <message>
        <source>Healthy: the node and all %1 proxies are in service</source>
        <translation>健康：节点和全部 %1 个代理服务中</translation>
    </message>
    <message>
        <source>Healthy: all %1 nodes are in service</source>
        <translation>健康：全部 %1 个节点服务中</translation>
    </message>
    <message>
        <source>Healthy: all %1 nodes and the proxy are in service</source>
        <translation>健康：全部 %1 个节点和代理服务中</translation>
    </message>
    <message>
        <source>Healthy: all %1 nodes and both proxies are in service</source>
        <translation>健康：全部 %1 个节点和两个代理服务中</translation>
    </message>
    <message>
        <source>Healthy: all %1 nodes and all %2 proxies are in service</source>
        <translation>健康：全部 %1 个节点和全部 %2 个代理服务中</translation>
    </message>
    <message>
        <source>1 node</source>
        <translation>1 个节点</translation>
    </message>
    <message>
        <source>%1 nodes</source>
        <translation>%1 个节点</translation>
    </message>
    <message>
        <source>1 proxy</source>
        <translation>1 个代理</translation>
    </message>
    <message>
        <source>%1 proxies</source>
        <translation>%1 个代理</translation>
    </message>
    <message>
        <source>1 queue</source>
        <translation>1 个队列</translation>
    </message>
    <message>
        <source>%1 queues</source>
        <translation>%1 个队列</translation>
    </message>
    <message>
        <source>No alarm.</source>
        <translation>无告警。</translation>
    </message>
    <message>
        <source>All %1 hosts are within their limits.</source>
        <translation>全部 %1 台主机在限值以内。</translation>
    </message>
    <message>
        <source>Not known: %1.</source>
        <translation>未知：%1。</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>无需处理。</translation>
    </message>
    <message>
        <source>Asking 1 node</source>
        <translation>正在查询 1 个节点</translation>
    </message>
    <message>
        <source>Asking %1 nodes</source>
        <translation>正在查询 %1 个节点</translation>
    </message>
    <message>
        <source>Nobody has answered yet.</source>
        <translation>尚无应答。</translation>
    </message>
    <message>
        <source>%1 of %2 nodes have answered.</source>
        <translation>%1/%2 个节点已应答。</translation>
    </message>
    <message>
        <source>Unhealthy: %1</source>
        <translation>不健康：%1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告：%1</translation>
    </message>
    <message>
        <source>No data: %1</source>
        <translation>无数据：%1</translation>
    </message>
    <message>
        <source>Since %1.</source>
        <translation>始于 %1。</translation>
    </message>
    <message>
        <source>%1 of %2 nodes are in service.</source>
        <translation>%1/%2 个节点服务中。</translation>
    </message>
    <message>
        <source>1 more cause below.</source>
        <translation>下方另有 1 个原因。</translation>
    </message>
    <message>
        <source>%1 more causes below.</source>
        <translation>下方另有 %1 个原因。</translation>
    </message>
    <message>
        <source>No data: the cluster&apos;s settings name no node</source>
        <translation>无数据：集群设置中没有节点</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>不健康</translation>
    </message>
    <message>
        <source>Ports of %1 closed</source>
        <translation>%1 端口已关闭</translation>
    </message>
    <message>
        <source>Ports closed</source>
        <translation>端口已关闭</translation>
    </message>
    <message>
        <source>the peers of %1 see it run, but its ports are closed: it is starting, or in maintenance mode</source>
        <translation>其他节点看到 %1 在运行，但其端口已关闭：正在启动，或处于维护模式</translation>
    </message>
    <message>
        <source>%1 runs with its ports closed: it is starting, or in maintenance mode</source>
        <translation>%1 在运行但端口已关闭：正在启动，或处于维护模式</translation>
    </message>
    <message>
        <source>%1 nodes run with their ports closed: %2</source>
        <translation>%1 个节点在运行但端口已关闭：%2</translation>
    </message>
    <message>
        <source>all %1 nodes run with their ports closed</source>
        <translation>全部 %1 个节点在运行但端口已关闭</translation>
    </message>
    <message>
        <source>ports of 1 node closed</source>
        <translation>1 个节点端口已关闭</translation>
    </message>
    <message>
        <source>ports of %1 nodes closed</source>
        <translation>%1 个节点端口已关闭</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>hardware</source>
        <translation>硬件</translation>
    </message>
    <message>
        <source>software</source>
        <translation>软件</translation>
    </message>
    <message>
        <source>human</source>
        <translation>人为</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>not available in this version</source>
        <translation>此版本不提供</translation>
    </message>
    <message>
        <source>not configured</source>
        <translation>未配置</translation>
    </message>
    <message>
        <source>could not be asked</source>
        <translation>无法询问</translation>
    </message>
</context>
<context>
    <name>Discovery</name>
    <message>
        <source>Login at %1</source>
        <translation>登录 %1</translation>
    </message>
    <message>
        <source>The user %1 may log in, but lacks the tag monitoring: rabbitmqctl set_user_tags %1 monitoring</source>
        <translation>用户 %1 可以登录，但缺少 monitoring 标签：rabbitmqctl set_user_tags %1 monitoring</translation>
    </message>
    <message>
        <source>Logged in as %1 (%2)</source>
        <translation>已登录为 %1（%2）</translation>
    </message>
    <message>
        <source>Nodes of the cluster</source>
        <translation>集群节点</translation>
    </message>
    <message>
        <source>Management API of %1</source>
        <translation>%1 的管理 API</translation>
    </message>
    <message>
        <source>%1 answers as %2: another node, or a load balancer</source>
        <translation>%1 自称 %2：是另一个节点或负载均衡器</translation>
    </message>
    <message>
        <source>Answers at %1, RabbitMQ %2</source>
        <translation>在 %1 应答，RabbitMQ %2</translation>
    </message>
    <message>
        <source>No address is known for this node</source>
        <translation>此节点地址未知</translation>
    </message>
    <message>
        <source>Nothing listens on port %1</source>
        <translation>端口 %1 没有监听</translation>
    </message>
    <message>
        <source>Open at %1</source>
        <translation>%1 已开放</translation>
    </message>
    <message>
        <source>The management API does not offer TLS</source>
        <translation>管理 API 不提供 TLS</translation>
    </message>
    <message>
        <source>Answers at %1 with a trusted certificate</source>
        <translation>在 %1 应答，证书可信</translation>
    </message>
    <message>
        <source>Not enabled: rabbitmq-plugins enable rabbitmq_prometheus lets long queue lists load fast</source>
        <translation>未启用：rabbitmq-plugins enable rabbitmq_prometheus 可加快长队列列表的加载</translation>
    </message>
    <message>
        <source>Answers at %1</source>
        <translation>在 %1 应答</translation>
    </message>
    <message>
        <source>No node exporter: the host&apos;s figures come over SSH</source>
        <translation>没有 node exporter：主机指标经 SSH 获取</translation>
    </message>
    <message>
        <source>What answers at %1 is not SSH</source>
        <translation>在 %1 应答的不是 SSH</translation>
    </message>
    <message>
        <source>No SSH: commands on this host are not possible</source>
        <translation>没有 SSH：无法在此主机上执行命令</translation>
    </message>
    <message>
        <source>Answers at %1; the login is tried when it is needed</source>
        <translation>在 %1 应答；需要时再尝试登录</translation>
    </message>
    <message>
        <source>AMQP of %1</source>
        <translation>%1 的 AMQP</translation>
    </message>
    <message>
        <source>AMQP with TLS of %1</source>
        <translation>%1 的 AMQP（TLS）</translation>
    </message>
    <message>
        <source>Management API with TLS of %1</source>
        <translation>%1 的管理 API（TLS）</translation>
    </message>
    <message>
        <source>Metrics of %1</source>
        <translation>%1 的指标</translation>
    </message>
    <message>
        <source>Node exporter of %1</source>
        <translation>%1 的 node exporter</translation>
    </message>
    <message>
        <source>SSH of %1</source>
        <translation>%1 的 SSH</translation>
    </message>
    <message>
        <source>Nodes in the cluster %1: %2</source>
        <translation>集群 %1 的节点：%2</translation>
    </message>
</context>
<context>
    <name>Environment</name>
    <message>
        <source>PRODUCTION</source>
        <translation>生产</translation>
    </message>
    <message>
        <source>STAGING</source>
        <translation>预发</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>测试</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>应答超时</translation>
    </message>
    <message>
        <source>host name has no address</source>
        <translation>主机名没有对应地址</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>连接被拒绝</translation>
    </message>
    <message>
        <source>host not reachable</source>
        <translation>主机不可达</translation>
    </message>
    <message>
        <source>accepts connections, does not answer</source>
        <translation>接受连接，无应答</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>TLS failed</source>
        <translation>TLS 失败</translation>
    </message>
    <message>
        <source>certificate expired</source>
        <translation>证书已过期</translation>
    </message>
    <message>
        <source>wrong user or password</source>
        <translation>用户名或密码错误</translation>
    </message>
    <message>
        <source>not permitted for this user</source>
        <translation>该用户无权限</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>not available in this version</source>
        <translation>此版本不提供</translation>
    </message>
    <message>
        <source>not configured</source>
        <translation>未配置</translation>
    </message>
    <message>
        <source>unexpected HTTP status</source>
        <translation>意外的 HTTP 状态</translation>
    </message>
    <message>
        <source>redirected to another host</source>
        <translation>被重定向到其他主机</translation>
    </message>
    <message>
        <source>answer too large</source>
        <translation>应答过大</translation>
    </message>
    <message>
        <source>answer not understood</source>
        <translation>应答无法解析</translation>
    </message>
    <message>
        <source>file error</source>
        <translation>文件错误</translation>
    </message>
    <message>
        <source>command failed</source>
        <translation>命令失败</translation>
    </message>
    <message>
        <source>wrong input</source>
        <translation>输入有误</translation>
    </message>
    <message>
        <source>internal error</source>
        <translation>内部错误</translation>
    </message>
</context>
<context>
    <name>EventExport</name>
    <message>
        <source>The events cannot be written to %1: %2</source>
        <translation>无法将事件写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>FeaturesView</name>
    <message>
        <source>on all nodes</source>
        <translation>所有节点均启用</translation>
    </message>
    <message>
        <source>only on %1</source>
        <translation>仅 %1 启用</translation>
    </message>
    <message>
        <source>off here, on %1</source>
        <translation>此处未启用，%1 已启用</translation>
    </message>
    <message>
        <source>on</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>off</source>
        <translation>未启用</translation>
    </message>
</context>
<context>
    <name>Haproxy</name>
    <message>
        <source>%1 has neither socat nor nc to reach HAProxy&apos;s socket: install socat there</source>
        <translation>%1 上既无 socat 也无 nc，无法访问 HAProxy 套接字：请在该机安装 socat</translation>
    </message>
    <message>
        <source>%1 has no HAProxy socket %2</source>
        <translation>%1 上没有 HAProxy 套接字 %2</translation>
    </message>
    <message>
        <source>HAProxy does not run on %1</source>
        <translation>%1 上没有运行 HAProxy</translation>
    </message>
    <message>
        <source>The login on %1 has no right to HAProxy&apos;s socket %2</source>
        <translation>%1 上的登录用户无权访问 HAProxy 套接字 %2</translation>
    </message>
    <message>
        <source>HAProxy&apos;s socket %2 on %1 could not be asked</source>
        <translation>无法查询 %1 上的 HAProxy 套接字 %2</translation>
    </message>
    <message>
        <source>The profile names no admin socket of %1</source>
        <translation>配置中没有 %1 的管理套接字</translation>
    </message>
    <message>
        <source>“%1” is not tcp:HOST:PORT</source>
        <translation>“%1”不是 tcp:HOST:PORT 格式</translation>
    </message>
    <message>
        <source>“%1” cannot be the path of a socket</source>
        <translation>“%1”不能作为套接字路径</translation>
    </message>
    <message>
        <source>The profile names no SSH login to the host of %1</source>
        <translation>配置中没有 %1 所在主机的 SSH 登录</translation>
    </message>
    <message>
        <source>HAProxy&apos;s answer cannot be understood</source>
        <translation>无法解析 HAProxy 的应答</translation>
    </message>
    <message>
        <source>HAProxy has more than 20,000 servers</source>
        <translation>HAProxy 的后端超过 20,000 个</translation>
    </message>
    <message>
        <source>HAProxy&apos;s socket does not permit to read its state</source>
        <translation>HAProxy 套接字不允许读取状态</translation>
    </message>
    <message>
        <source>HAProxy has no backend with servers</source>
        <translation>HAProxy 没有含服务器的后端</translation>
    </message>
    <message>
        <source>HAProxy has no backend “%1”</source>
        <translation>HAProxy 没有后端“%1”</translation>
    </message>
</context>
<context>
    <name>HealthCheck</name>
    <message>
        <source>No alarm on this node</source>
        <translation>本节点无告警</translation>
    </message>
    <message>
        <source>Alarm on this node</source>
        <translation>本节点有告警</translation>
    </message>
    <message>
        <source>No alarm in the cluster</source>
        <translation>集群无告警</translation>
    </message>
    <message>
        <source>Alarm in the cluster</source>
        <translation>集群有告警</translation>
    </message>
    <message>
        <source>Virtual hosts run</source>
        <translation>虚拟主机运行中</translation>
    </message>
    <message>
        <source>Virtual host stopped</source>
        <translation>虚拟主机已停止</translation>
    </message>
    <message>
        <source>Not quorum-critical</source>
        <translation>停机不影响多数派</translation>
    </message>
    <message>
        <source>Quorum-critical</source>
        <translation>停机将失去多数派</translation>
    </message>
    <message>
        <source>Mirrors in sync</source>
        <translation>镜像已同步</translation>
    </message>
    <message>
        <source>Mirrors not in sync</source>
        <translation>镜像未同步</translation>
    </message>
    <message>
        <source>AMQP port listens</source>
        <translation>AMQP 端口监听中</translation>
    </message>
    <message>
        <source>AMQP port closed</source>
        <translation>AMQP 端口已关闭</translation>
    </message>
    <message>
        <source>Certificates valid</source>
        <translation>证书有效</translation>
    </message>
    <message>
        <source>Certificate expires soon</source>
        <translation>证书即将过期</translation>
    </message>
    <message>
        <source>Ready to serve clients</source>
        <translation>可服务客户端</translation>
    </message>
    <message>
        <source>Not ready for clients</source>
        <translation>尚不能服务客户端</translation>
    </message>
    <message>
        <source>In service</source>
        <translation>服务中</translation>
    </message>
    <message>
        <source>Not in service</source>
        <translation>未在服务</translation>
    </message>
    <message>
        <source>Below the connection limit</source>
        <translation>低于连接上限</translation>
    </message>
    <message>
        <source>Connection limit reached</source>
        <translation>已达连接上限</translation>
    </message>
    <message>
        <source>Metadata store ready</source>
        <translation>元数据存储就绪</translation>
    </message>
    <message>
        <source>Metadata store not ready</source>
        <translation>元数据存储未就绪</translation>
    </message>
    <message>
        <source>Quorum queues have leaders</source>
        <translation>仲裁队列均有领导者</translation>
    </message>
    <message>
        <source>Quorum queue without leader</source>
        <translation>有仲裁队列无领导者</translation>
    </message>
    <message>
        <source>Cluster is complete</source>
        <translation>集群完整</translation>
    </message>
    <message>
        <source>Cluster is not complete</source>
        <translation>集群不完整</translation>
    </message>
</context>
<context>
    <name>HistoryFile</name>
    <message>
        <source>The history file %1 cannot be used</source>
        <translation>历史文件 %1 无法使用</translation>
    </message>
    <message>
        <source>The history file %1 is damaged and cannot be renamed</source>
        <translation>历史文件 %1 已损坏且无法改名</translation>
    </message>
    <message>
        <source>The history file was damaged; it is kept as %1, and a new one has begun</source>
        <translation>历史文件已损坏；已保留为 %1，并新建了一个</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made</source>
        <translation>无法创建文件夹 %1</translation>
    </message>
    <message>
        <source>The history file %1 cannot be made</source>
        <translation>无法创建历史文件 %1</translation>
    </message>
    <message>
        <source>The history file %1 is none, or one of another version</source>
        <translation>%1 不是历史文件，或版本不同</translation>
    </message>
</context>
<context>
    <name>HostFacts</name>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>超过 %1</translation>
    </message>
    <message>
        <source>warning at %1</source>
        <translation>警告线 %1</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 核</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 核</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Data disk</source>
        <translation>数据盘</translation>
    </message>
    <message>
        <source>System disk</source>
        <translation>系统盘</translation>
    </message>
    <message>
        <source>Load per core</source>
        <translation>每核负载</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>SSH</source>
        <translation>SSH</translation>
    </message>
    <message>
        <source>node exporter</source>
        <translation>node exporter</translation>
    </message>
    <message>
        <source>not configured</source>
        <translation>未配置</translation>
    </message>
    <message>
        <source>answered %1 ago</source>
        <translation>%1前应答</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>运行时长</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1、%2、%3</translation>
    </message>
    <message>
        <source>1, 5 and 15 min</source>
        <translation>1、5、15 分钟</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>收 %1</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>发 %1</translation>
    </message>
    <message>
        <source>Packets</source>
        <translation>数据包</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>内存耗尽</translation>
    </message>
    <message>
        <source>processes ended since the start</source>
        <translation>开机以来被终止的进程</translation>
    </message>
    <message>
        <source>%1 sessions</source>
        <translation>%1 个会话</translation>
    </message>
</context>
<context>
    <name>HttpClient</name>
    <message>
        <source>Wrong user or password for %1</source>
        <translation>%1 的用户名或密码错误</translation>
    </message>
    <message>
        <source>The user may not do this on %1</source>
        <translation>该用户无权在 %1 上执行此操作</translation>
    </message>
    <message>
        <source>%1 has no %2</source>
        <translation>%1 没有 %2</translation>
    </message>
    <message>
        <source>%1 answered with HTTP status %2</source>
        <translation>%1 返回 HTTP 状态 %2</translation>
    </message>
    <message>
        <source>%1 answered with HTTP status %2: %3</source>
        <translation>%1 返回 HTTP 状态 %2：%3</translation>
    </message>
    <message>
        <source>The certificate of %1 expired on %2</source>
        <translation>%1 的证书已于 %2 过期</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired</source>
        <translation>%1 的证书已过期</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet: compare the clocks</source>
        <translation>%1 的证书尚未生效：请核对两边时钟</translation>
    </message>
    <message>
        <source>The certificate of %1 is made out to another name</source>
        <translation>%1 的证书签发给了其他名称</translation>
    </message>
    <message>
        <source>The certificate of %1 is not signed by a trusted authority: give its CA file</source>
        <translation>%1 的证书未由可信机构签发：请提供其 CA 文件</translation>
    </message>
    <message>
        <source>The certificate of %1 has been revoked</source>
        <translation>%1 的证书已被吊销</translation>
    </message>
    <message>
        <source>No TLS session with %1</source>
        <translation>无法与 %1 建立 TLS 会话</translation>
    </message>
    <message>
        <source>%1 refuses the connection</source>
        <translation>%1 拒绝连接</translation>
    </message>
    <message>
        <source>The name of %1 has no address</source>
        <translation>%1 的名称没有对应地址</translation>
    </message>
    <message>
        <source>%1 answers, but not in HTTP</source>
        <translation>%1 有应答，但不是 HTTP</translation>
    </message>
    <message>
        <source>%1 closed the connection before its answer was complete</source>
        <translation>%1 在应答完成前关闭了连接</translation>
    </message>
    <message>
        <source>There is no way to %1</source>
        <translation>没有到 %1 的路由</translation>
    </message>
    <message>
        <source>The name of %1 was not resolved within %2</source>
        <translation>%2内未能解析 %1 的名称</translation>
    </message>
    <message>
        <source>No connection to %1 within %2</source>
        <translation>%2内未能连接 %1</translation>
    </message>
    <message>
        <source>%1 did not answer within %2</source>
        <translation>%1 在 %2内未应答</translation>
    </message>
    <message>
        <source>The answer of %1 was not complete within %2</source>
        <translation>%1 的应答在 %2内未完成</translation>
    </message>
    <message>
        <source>The answer of %1 is larger than %2</source>
        <translation>%1 的应答超过 %2</translation>
    </message>
    <message>
        <source>The request to %1 was cancelled</source>
        <translation>对 %1 的请求已取消</translation>
    </message>
</context>
<context>
    <name>Level</name>
    <message>
        <source>Healthy</source>
        <translation>健康</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
    </message>
</context>
<context>
    <name>ManagementAnswers</name>
    <message>
        <source>The answer is not what RabbitMQ&apos;s management API says here</source>
        <translation>应答与 RabbitMQ 管理 API 的格式不符</translation>
    </message>
    <message>
        <source>The broker does not know this node&apos;s memory</source>
        <translation>应答中没有此节点的内存数据</translation>
    </message>
    <message>
        <source>A web page came instead of an answer of RabbitMQ&apos;s management API</source>
        <translation>收到的是网页，而非 RabbitMQ 管理 API 的应答</translation>
    </message>
</context>
<context>
    <name>MemoryGroups</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Classic queues</source>
        <translation>经典队列</translation>
    </message>
    <message>
        <source>Classic queue mirrors</source>
        <translation>经典队列镜像</translation>
    </message>
    <message>
        <source>Quorum queues</source>
        <translation>仲裁队列</translation>
    </message>
    <message>
        <source>Quorum queue tables</source>
        <translation>仲裁队列表</translation>
    </message>
    <message>
        <source>Streams</source>
        <translation>流</translation>
    </message>
    <message>
        <source>Metadata store</source>
        <translation>元数据存储</translation>
    </message>
    <message>
        <source>Plugins</source>
        <translation>插件</translation>
    </message>
    <message>
        <source>Other processes</source>
        <translation>其他进程</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Management data</source>
        <translation>管理数据</translation>
    </message>
    <message>
        <source>Other tables</source>
        <translation>其他表</translation>
    </message>
    <message>
        <source>Binaries</source>
        <translation>二进制数据</translation>
    </message>
    <message>
        <source>Message index</source>
        <translation>消息索引</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Atoms</source>
        <translation>原子</translation>
    </message>
    <message>
        <source>Other, of the system</source>
        <translation>系统其他</translation>
    </message>
    <message>
        <source>Allocated, unused</source>
        <translation>已分配未使用</translation>
    </message>
    <message>
        <source>Reserved, unallocated</source>
        <translation>已保留未分配</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>其余</translation>
    </message>
</context>
<context>
    <name>NamePattern</name>
    <message>
        <source>The expression is longer than %1 characters</source>
        <translation>表达式超过 %1 个字符</translation>
    </message>
    <message>
        <source>Not an expression, at character %1: %2</source>
        <translation>表达式无效，第 %1 个字符：%2</translation>
    </message>
</context>
<context>
    <name>NodeExporterClient</name>
    <message>
        <source>These are not the metrics of a node exporter</source>
        <translation>这不是 node exporter 的指标</translation>
    </message>
</context>
<context>
    <name>NodeFacts</name>
    <message>
        <source>not available in this version</source>
        <translation>此版本不提供</translation>
    </message>
    <message>
        <source>not available in %1</source>
        <translation>%1 不提供</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>same on %1 nodes</source>
        <translation>%1 个节点一致</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%2 为 %1</translation>
    </message>
    <message>
        <source>Plugins</source>
        <translation>插件</translation>
    </message>
    <message>
        <source>%1 on</source>
        <translation>已启用 %1 个</translation>
    </message>
    <message>
        <source>others on %1</source>
        <translation>%1 上的插件不同</translation>
    </message>
    <message>
        <source>Metadata store</source>
        <translation>元数据存储</translation>
    </message>
    <message>
        <source>Khepri available, off</source>
        <translation>Khepri 可用，未启用</translation>
    </message>
    <message>
        <source>Feature flags</source>
        <translation>功能标志</translation>
    </message>
    <message>
        <source>%1 of %2 on</source>
        <translation>已启用 %1/%2</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>未启用：%1</translation>
    </message>
    <message>
        <source>%1 of %2 peers</source>
        <translation>%1/%2 个对等节点</translation>
    </message>
    <message>
        <source>%1 connections</source>
        <translation>%1 个连接</translation>
    </message>
    <message>
        <source>management</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Open, %1</source>
        <translation>已开放，%1</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>查询中</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未查询</translation>
    </message>
    <message>
        <source>not asked: %1</source>
        <translation>未查询：%1</translation>
    </message>
    <message>
        <source>%1 more checks</source>
        <translation>另有 %1 项检查</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>运行时长</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>running for %1</source>
        <translation>已运行 %1</translation>
    </message>
    <message>
        <source>last answer at %1</source>
        <translation>最近应答 %1</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 核</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 核</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>alarm, publishers are blocked</source>
        <translation>告警，发布者被阻塞</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Disk free</source>
        <translation>磁盘剩余</translation>
    </message>
    <message>
        <source>%1, limit %2</source>
        <translation>%1，下限 %2</translation>
    </message>
    <message>
        <source>Run queue</source>
        <translation>运行队列</translation>
    </message>
    <message>
        <source>short</source>
        <translation>短</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>繁忙</translation>
    </message>
    <message>
        <source>long</source>
        <translation>过长</translation>
    </message>
    <message>
        <source>%1 on %2 cores</source>
        <translation>%1，%2 核</translation>
    </message>
    <message>
        <source>Descriptors</source>
        <translation>文件描述符</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>Erlang processes</source>
        <translation>Erlang 进程</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>%1 时</translation>
    </message>
</context>
<context>
    <name>NodeRow</name>
    <message>
        <source>broker</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>standby</source>
        <translation>备用</translation>
    </message>
    <message>
        <source>host</source>
        <translation>主机</translation>
    </message>
</context>
<context>
    <name>NodeSummary</name>
    <message>
        <source>%1. Since %2.</source>
        <comment>what, time and age</comment>
        <translation>%1。始于 %2。</translation>
    </message>
    <message>
        <source>: %1</source>
        <comment>a finding&apos;s title stands before the colon</comment>
        <translation>：%1</translation>
    </message>
</context>
<context>
    <name>NodesModel</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>运行时长</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Memory of the broker, and its limit</source>
        <translation>节点内存及其上限</translation>
    </message>
    <message>
        <source>Disk free</source>
        <translation>磁盘剩余</translation>
    </message>
    <message>
        <source>Disk free for the broker, and its limit</source>
        <translation>节点可用磁盘及其下限</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>描述符</translation>
    </message>
    <message>
        <source>File descriptors in use</source>
        <translation>已用文件描述符</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>Sockets in use</source>
        <translation>已用套接字</translation>
    </message>
    <message>
        <source>Procs</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Erlang processes</source>
        <translation>Erlang 进程</translation>
    </message>
    <message>
        <source>Run q</source>
        <translation>运行队列</translation>
    </message>
    <message>
        <source>Run queue of the Erlang scheduler</source>
        <translation>Erlang 调度器的运行队列</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU of the host, % of all cores</source>
        <translation>主机 CPU，占全部核心 %</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Load of the host, 1 min, per core</source>
        <translation>主机负载，1 分钟，每核</translation>
    </message>
    <message>
        <source>Host mem</source>
        <translation>主机内存</translation>
    </message>
    <message>
        <source>Memory of the host, % used</source>
        <translation>主机内存，已用 %</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>File system with the broker&apos;s data, % used</source>
        <translation>节点数据所在文件系统，已用 %</translation>
    </message>
    <message>
        <source>Net in</source>
        <translation>网络收</translation>
    </message>
    <message>
        <source>Network of the host, in</source>
        <translation>主机网络，接收</translation>
    </message>
    <message>
        <source>Net out</source>
        <translation>网络发</translation>
    </message>
    <message>
        <source>Network of the host, out</source>
        <translation>主机网络，发送</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Health score of the host, 0 to 100</source>
        <translation>主机健康评分，0 到 100</translation>
    </message>
    <message>
        <source>Limit %1</source>
        <translation>限值 %1</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>%1: limit %2</source>
        <comment>a node&apos;s limit</comment>
        <translation>%1：限值 %2</translation>
    </message>
    <message>
        <source>warning %1</source>
        <translation>警告 %1</translation>
    </message>
    <message>
        <source>count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Message rates</source>
        <translation>消息速率</translation>
    </message>
    <message>
        <source>messages/s</source>
        <translation>条/秒</translation>
    </message>
    <message>
        <source>publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>deliver</source>
        <translation>投递</translation>
    </message>
    <message>
        <source>ack</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>unacked</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>信道</translation>
    </message>
    <message>
        <source>Broker memory</source>
        <translation>节点内存</translation>
    </message>
    <message>
        <source>Disk free</source>
        <translation>磁盘剩余</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>% of all cores</source>
        <translation>占全部核心 %</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>1 min, per core</source>
        <translation>1 分钟，每核</translation>
    </message>
    <message>
        <source>critical %1</source>
        <translation>严重 %1</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>%1, in and out</source>
        <translation>%1，收发合计</translation>
    </message>
    <message>
        <source>Host memory</source>
        <translation>主机内存</translation>
    </message>
    <message>
        <source>% used</source>
        <translation>已用 %</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a node and why it does not answer</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Asking 1 node of %1</source>
        <translation>正在查询 %1 的 1 个节点</translation>
    </message>
    <message>
        <source>Asking %1 nodes of %2</source>
        <translation>正在查询 %2 的 %1 个节点</translation>
    </message>
    <message>
        <source>No answer yet from %1; each has %2.</source>
        <translation>%1 尚未应答；每个限时 %2。</translation>
    </message>
    <message>
        <source>No node of %1 answers</source>
        <translation>%1 没有节点应答</translation>
    </message>
    <message>
        <source>%1. There are no earlier figures to show.</source>
        <translation>%1。没有更早的数据可显示。</translation>
    </message>
    <message>
        <source>No queue and no client yet</source>
        <translation>尚无队列和客户端</translation>
    </message>
    <message>
        <source>Rates and queues show here as soon as a client connects to %1.</source>
        <translation>有客户端连接 %1 后，此处显示速率和队列。</translation>
    </message>
    <message>
        <source>Rates and queues show here as soon as a client connects.</source>
        <translation>有客户端连接后，此处显示速率和队列。</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>no answer for 18 min</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Last answer %1</source>
        <translation>最近应答 %1</translation>
    </message>
    <message>
        <source>Has not answered: %1</source>
        <translation>从未应答：%1</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>尚未应答</translation>
    </message>
    <message>
        <source>proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>后端</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Show queue</source>
        <translation>查看队列</translation>
    </message>
    <message>
        <source>Show nodes</source>
        <translation>查看节点</translation>
    </message>
    <message>
        <source>: %1</source>
        <comment>a finding&apos;s title stands before the colon</comment>
        <translation>：%1</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>消费者</translation>
    </message>
    <message>
        <source>Figures of %1 are shown in grey. %2.</source>
        <translation>以灰色显示 %1 的数据。%2。</translation>
    </message>
    <message>
        <source>%1, no host data</source>
        <comment>In service, no host data</comment>
        <translation>%1，主机无数据</translation>
    </message>
    <message>
        <source>limit %1</source>
        <comment>at most so much memory</comment>
        <translation>限值 %1</translation>
    </message>
    <message>
        <source>limit %1</source>
        <comment>at least so much free disk</comment>
        <translation>限值 %1</translation>
    </message>
    <message>
        <source>Show queues</source>
        <translation>查看队列</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>All clusters</source>
        <translation>所有集群</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点与主机</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动记录</translation>
    </message>
</context>
<context>
    <name>PaletteSearch</name>
    <message>
        <source>node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>队列</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>, </source>
        <comment>between the members of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between clauses</comment>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>ProcHealth</name>
    <message>
        <source>The host&apos;s health figures are larger than 4 MiB</source>
        <translation>主机指标超过 4 MiB</translation>
    </message>
    <message>
        <source>The host gives no health figures: it is no Linux, or has no /proc</source>
        <translation>主机不提供指标：不是 Linux，或没有 /proc</translation>
    </message>
</context>
<context>
    <name>ProfileStore</name>
    <message>
        <source>A cluster needs a name</source>
        <translation>集群需要名称</translation>
    </message>
    <message>
        <source>A cluster&apos;s name has at most 64 characters</source>
        <translation>集群名称最多 64 个字符</translation>
    </message>
    <message>
        <source>A cluster&apos;s name holds only letters a–z, digits, “.”, “_” and “-”</source>
        <translation>集群名称只能含字母 a–z、数字、“.”、“_”和“-”</translation>
    </message>
    <message>
        <source>The cluster profile %1 cannot be read</source>
        <translation>无法读取集群配置 %1</translation>
    </message>
    <message>
        <source>The cluster profile %1 is larger than 4 MiB</source>
        <translation>集群配置 %1 超过 4 MiB</translation>
    </message>
    <message>
        <source>The cluster profile %1 is not a JSON object</source>
        <translation>集群配置 %1 不是 JSON 对象</translation>
    </message>
    <message>
        <source>The cluster profile %1 cannot be written</source>
        <translation>无法写入集群配置 %1</translation>
    </message>
    <message>
        <source>There is no cluster “%1” in %2</source>
        <translation>%2 中没有集群“%1”</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made</source>
        <translation>无法创建文件夹 %1</translation>
    </message>
    <message>
        <source>The cluster profile %1 cannot be removed</source>
        <translation>无法移除集群配置 %1</translation>
    </message>
</context>
<context>
    <name>PrometheusText</name>
    <message>
        <source>no metric name</source>
        <translation>缺少指标名</translation>
    </message>
    <message>
        <source>broken labels</source>
        <translation>标签损坏</translation>
    </message>
    <message>
        <source>too many labels</source>
        <translation>标签过多</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>缺少值</translation>
    </message>
    <message>
        <source>broken timestamp</source>
        <translation>时间戳损坏</translation>
    </message>
    <message>
        <source>line too long</source>
        <translation>行过长</translation>
    </message>
    <message>
        <source>truncated</source>
        <translation>内容被截断</translation>
    </message>
    <message>
        <source>Line %1 of the metrics cannot be read: %2</source>
        <translation>指标第 %1 行无法读取：%2</translation>
    </message>
</context>
<context>
    <name>QueueArrangement</name>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>This expression tries too many ways on a name; nested repetitions such as (a+)+ do that</source>
        <translation>此表达式匹配名称时尝试次数过多；(a+)+ 这类嵌套重复会导致此问题</translation>
    </message>
</context>
<context>
    <name>QueueColumn</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Vhost</source>
        <translation>Vhost</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>领导者</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Unacked</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>In/s</source>
        <translation>入/秒</translation>
    </message>
    <message>
        <source>Out/s</source>
        <translation>出/秒</translation>
    </message>
    <message>
        <source>Ack/s</source>
        <translation>确认/秒</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>消费者</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Ready, 10 min</source>
        <translation>就绪，10 分钟</translation>
    </message>
</context>
<context>
    <name>QueueCondition</name>
    <message>
        <source>Minority</source>
        <translation>失去多数派</translation>
    </message>
    <message>
        <source>No leader</source>
        <translation>无领导者</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Crashed</source>
        <translation>已崩溃</translation>
    </message>
    <message>
        <source>Terminated</source>
        <translation>已终止</translation>
    </message>
    <message>
        <source>Member missing</source>
        <translation>成员缺失</translation>
    </message>
    <message>
        <source>No consumers</source>
        <translation>无消费者</translation>
    </message>
    <message>
        <source>Growing</source>
        <translation>积压增长</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Flow control</source>
        <translation>流控</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>未查询</translation>
    </message>
</context>
<context>
    <name>QueueExport</name>
    <message>
        <source>The queues cannot be written to %1: %2</source>
        <translation>无法将队列写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>QueueState</name>
    <message>
        <source>Not asked</source>
        <translation>未查询</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Flow control</source>
        <translation>流控</translation>
    </message>
    <message>
        <source>Minority</source>
        <translation>失去多数派</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Crashed</source>
        <translation>已崩溃</translation>
    </message>
    <message>
        <source>Terminated</source>
        <translation>已终止</translation>
    </message>
</context>
<context>
    <name>Secrets</name>
    <message>
        <source>There is no place where a password could be kept</source>
        <translation>没有可存放密码的位置</translation>
    </message>
    <message>
        <source>There is no password for the user “%1” of %2</source>
        <translation>没有 %2 的用户“%1”的密码</translation>
    </message>
    <message>
        <source>Reading the password was cancelled</source>
        <translation>已取消读取密码</translation>
    </message>
    <message>
        <source>File descriptor %1 is not open</source>
        <translation>文件描述符 %1 未打开</translation>
    </message>
    <message>
        <source>No password came over file descriptor %1 within %2</source>
        <translation>%2内未从文件描述符 %1 收到密码</translation>
    </message>
    <message>
        <source>File descriptor %1 cannot be read</source>
        <translation>无法读取文件描述符 %1</translation>
    </message>
    <message>
        <source>The password on file descriptor %1 is longer than 4 KiB</source>
        <translation>文件描述符 %1 上的密码超过 4 KiB</translation>
    </message>
    <message>
        <source>File descriptor %1 gave no password</source>
        <translation>文件描述符 %1 未给出密码</translation>
    </message>
    <message>
        <source>A password cannot be kept in a file descriptor</source>
        <translation>无法在文件描述符中保存密码</translation>
    </message>
    <message>
        <source>A password cannot be removed from a file descriptor</source>
        <translation>无法从文件描述符中移除密码</translation>
    </message>
    <message>
        <source>%1 is not set</source>
        <translation>未设置 %1</translation>
    </message>
    <message>
        <source>A password cannot be kept in the environment</source>
        <translation>无法在环境变量中保存密码</translation>
    </message>
    <message>
        <source>A password cannot be removed from the environment</source>
        <translation>无法从环境变量中移除密码</translation>
    </message>
    <message>
        <source>The keychain service did not answer within %1</source>
        <translation>密钥链服务在 %1内未应答</translation>
    </message>
    <message>
        <source>The keychain holds no password for the user “%1” of %2</source>
        <translation>密钥链中没有 %2 的用户“%1”的密码</translation>
    </message>
    <message>
        <source>The keychain was not opened</source>
        <translation>密钥链未解锁</translation>
    </message>
    <message>
        <source>No keychain service runs here: set WARRENER_PASSWORD instead</source>
        <translation>本机没有密钥链服务：请改设 WARRENER_PASSWORD</translation>
    </message>
    <message>
        <source>The keychain service here does not work: set WARRENER_PASSWORD instead</source>
        <translation>本机密钥链服务不可用：请改设 WARRENER_PASSWORD</translation>
    </message>
</context>
<context>
    <name>SilenceProbe</name>
    <message>
        <source>%1 accepts connections and does not answer</source>
        <translation>%1 接受连接但无应答</translation>
    </message>
</context>
<context>
    <name>SshFailure</name>
    <message>
        <source>The SSH configuration for %1 is not valid</source>
        <translation>%1 的 SSH 配置无效</translation>
    </message>
    <message>
        <source>The host key of %1 has changed: it was installed anew, or another machine answers in its place</source>
        <translation>%1 的主机密钥已变更：可能重装过，或有其他机器冒用其地址</translation>
    </message>
    <message>
        <source>The host key of %1 is not known yet: connect once with ssh in a terminal and accept it</source>
        <translation>%1 的主机密钥未知：请先在终端用 ssh 连接一次并接受</translation>
    </message>
    <message>
        <source>%1 and this machine have no SSH algorithm in common</source>
        <translation>%1 与本机没有共同的 SSH 算法</translation>
    </message>
    <message>
        <source>The host name of %1 has no address</source>
        <translation>%1 的主机名没有对应地址</translation>
    </message>
    <message>
        <source>%1 does not accept the SSH login: it knows none of the keys offered</source>
        <translation>%1 不接受 SSH 登录：不认识所提供的任何密钥</translation>
    </message>
    <message>
        <source>%1 refuses SSH: no SSH service listens there</source>
        <translation>%1 拒绝 SSH：没有 SSH 服务在监听</translation>
    </message>
    <message>
        <source>%1 accepts the connection, but its SSH service does not answer</source>
        <translation>%1 接受连接，但 SSH 服务无应答</translation>
    </message>
    <message>
        <source>The SSH connection to %1 was lost</source>
        <translation>与 %1 的 SSH 连接中断</translation>
    </message>
    <message>
        <source>%1 cannot be reached by SSH</source>
        <translation>无法经 SSH 访问 %1</translation>
    </message>
    <message>
        <source>SSH to %1 failed</source>
        <translation>SSH 到 %1 失败</translation>
    </message>
</context>
<context>
    <name>SubjectCharts</name>
    <message>
        <source>warning %1</source>
        <translation>警告 %1</translation>
    </message>
    <message>
        <source>Host CPU</source>
        <translation>主机 CPU</translation>
    </message>
    <message>
        <source>% of all cores</source>
        <translation>占全部核心 %</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>I/O wait</source>
        <translation>I/O 等待</translation>
    </message>
    <message>
        <source>Disk free</source>
        <translation>磁盘剩余</translation>
    </message>
    <message>
        <source>free</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Run queue</source>
        <translation>运行队列</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>进程数</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>% used</source>
        <translation>已用 %</translation>
    </message>
    <message>
        <source>Host memory</source>
        <translation>主机内存</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>1 min, per core</source>
        <translation>1 分钟，每核</translation>
    </message>
    <message>
        <source>load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>in</source>
        <translation>收</translation>
    </message>
    <message>
        <source>out</source>
        <translation>发</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>limit %1</source>
        <comment>at least so much free disk</comment>
        <translation>限值 %1</translation>
    </message>
    <message>
        <source>limit %1</source>
        <comment>at most so much memory</comment>
        <translation>限值 %1</translation>
    </message>
</context>
<context>
    <name>SubjectView</name>
    <message>
        <source>running for %1</source>
        <translation>已运行 %1</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 核</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 核</translation>
    </message>
    <message>
        <source>last answer at %1</source>
        <translation>最近应答 %1</translation>
    </message>
</context>
<context>
    <name>TimeChart</name>
    <message>
        <source>forecast</source>
        <translation>预测</translation>
    </message>
</context>
<context>
    <name>TlsSetup</name>
    <message>
        <source>The file %1 cannot be read</source>
        <translation>无法读取文件 %1</translation>
    </message>
    <message>
        <source>The file %1 is too large for a certificate or key</source>
        <translation>文件 %1 过大，不可能是证书或密钥</translation>
    </message>
    <message>
        <source>The file %1 holds no certificate in PEM form</source>
        <translation>文件 %1 不含 PEM 格式的证书</translation>
    </message>
    <message>
        <source>The key %1 is locked by a passphrase: give one without</source>
        <translation>密钥 %1 有口令保护：请提供无口令的密钥</translation>
    </message>
    <message>
        <source>The file %1 holds no private key in PEM form</source>
        <translation>文件 %1 不含 PEM 格式的私钥</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>WindowOptions</name>
    <message>
        <source>Desktop console for the operators of RabbitMQ clusters.</source>
        <translation>面向 RabbitMQ 集群运维人员的桌面控制台。</translation>
    </message>
    <message>
        <source>Open the cluster that this profile describes.</source>
        <translation>打开此配置描述的集群。</translation>
    </message>
    <message>
        <source>Open the cluster of this name.</source>
        <translation>打开此名称的集群。</translation>
    </message>
    <message>
        <source>Colours: light, dark or system.</source>
        <translation>配色：light、dark 或 system。</translation>
    </message>
    <message>
        <source>Language: en, zh_CN.</source>
        <translation>语言：en、zh_CN。</translation>
    </message>
    <message>
        <source>Wait until live data is on screen, save a picture, end.</source>
        <translation>等到屏幕显示实时数据后，保存截图并退出。</translation>
    </message>
    <message>
        <source>Size of the window.</source>
        <translation>窗口大小。</translation>
    </message>
    <message>
        <source>Page to open: overview, nodes, queues, activity, clusters.</source>
        <translation>要打开的页面：overview、nodes、queues、activity、clusters。</translation>
    </message>
    <message>
        <source>Longest wait for a picture, in seconds.</source>
        <translation>截图最长等待秒数。</translation>
    </message>
    <message>
        <source>Read the password from this file descriptor.</source>
        <translation>从此文件描述符读取密码。</translation>
    </message>
    <message>
        <source>--profile and --cluster exclude each other</source>
        <translation>--profile 与 --cluster 不能同时使用</translation>
    </message>
    <message>
        <source>“%1” is not an option</source>
        <translation>“%1”不是选项</translation>
    </message>
    <message>
        <source>--theme takes light, dark or system</source>
        <translation>--theme 取 light、dark 或 system</translation>
    </message>
    <message>
        <source>--size takes a size like 1440x900</source>
        <translation>--size 取形如 1440x900 的大小</translation>
    </message>
    <message>
        <source>--timeout takes seconds between 1 and 3600</source>
        <translation>--timeout 取 1 到 3600 秒</translation>
    </message>
    <message>
        <source>--password-fd takes the number of an open file descriptor</source>
        <translation>--password-fd 取已打开的文件描述符编号</translation>
    </message>
</context>
<context>
    <name>warrenctl</name>
    <message>
        <source>CLUSTER</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>ENVIRONMENT</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>USER</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>NODES</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>There is no cluster in %1 yet; the window adds one from its URL.</source>
        <translation>%1 中尚无集群；可在窗口中凭 URL 添加。</translation>
    </message>
    <message>
        <source>There is no cluster in %1 yet; name a profile with --profile FILE</source>
        <translation>%1 中尚无集群；请用 --profile FILE 指定配置</translation>
    </message>
    <message>
        <source>There are several clusters; choose one with --cluster NAME</source>
        <translation>有多个集群；请用 --cluster NAME 选择</translation>
    </message>
    <message>
        <source>Nobody has answered within the time allowed</source>
        <translation>限时内无应答</translation>
    </message>
    <message>
        <source>NODE</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>VERSION</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>UP</source>
        <translation>运行时长</translation>
    </message>
    <message>
        <source>MEMORY</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>LIMIT</source>
        <translation>限值</translation>
    </message>
    <message>
        <source>DISK FREE</source>
        <translation>磁盘剩余</translation>
    </message>
    <message>
        <source>DESCRIPTORS</source>
        <translation>描述符</translation>
    </message>
    <message>
        <source>RUN QUEUE</source>
        <translation>运行队列</translation>
    </message>
    <message>
        <source>HOST</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>DISK</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>LOAD</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>NET IN</source>
        <translation>网络收</translation>
    </message>
    <message>
        <source>NET OUT</source>
        <translation>网络发</translation>
    </message>
    <message>
        <source>SCORE</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>PROXY</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>SERVERS UP</source>
        <translation>可用后端</translation>
    </message>
    <message>
        <source>SESSIONS</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Looks at RabbitMQ clusters and their hosts from a terminal.</source>
        <translation>在终端查看 RabbitMQ 集群及其主机。</translation>
    </message>
    <message>
        <source>Use this cluster profile file.</source>
        <translation>使用此集群配置文件。</translation>
    </message>
    <message>
        <source>Use this cluster of the configuration folder.</source>
        <translation>使用配置文件夹中的此集群。</translation>
    </message>
    <message>
        <source>Print text (default) or json.</source>
        <translation>输出 text（默认）或 json。</translation>
    </message>
    <message>
        <source>Read the password from this file descriptor.</source>
        <translation>从此文件描述符读取密码。</translation>
    </message>
    <message>
        <source>Wait at most this many seconds for answers (default 10).</source>
        <translation>等待应答的最长秒数（默认 10）。</translation>
    </message>
    <message>
        <source>queues: only names that match this regular expression.</source>
        <translation>queues：仅列出匹配此正则表达式的名称。</translation>
    </message>
    <message>
        <source>queues: order by this column: %1.</source>
        <translation>queues：按此列排序：%1。</translation>
    </message>
    <message>
        <source>queues: at most this many.</source>
        <translation>queues：最多列出的数量。</translation>
    </message>
    <message>
        <source>One of: %1.</source>
        <translation>可选：%1。</translation>
    </message>
    <message>
        <source>A command is missing: one of %1</source>
        <translation>缺少命令：可选 %1</translation>
    </message>
    <message>
        <source>“%1” is no command; there are %2</source>
        <translation>“%1”不是命令；可用的有 %2</translation>
    </message>
    <message>
        <source>“%1” is one argument too many</source>
        <translation>“%1”是多余的参数</translation>
    </message>
    <message>
        <source>--format takes text or json</source>
        <translation>--format 取 text 或 json</translation>
    </message>
    <message>
        <source>--profile and --cluster cannot be given together</source>
        <translation>--profile 与 --cluster 不能同时使用</translation>
    </message>
    <message>
        <source>--password-fd takes the number of an open file descriptor</source>
        <translation>--password-fd 取已打开的文件描述符编号</translation>
    </message>
    <message>
        <source>--wait takes 1 to 600 seconds</source>
        <translation>--wait 取 1 到 600 秒</translation>
    </message>
    <message>
        <source>--match, --sort and --limit belong to the command queues</source>
        <translation>--match、--sort 和 --limit 属于 queues 命令</translation>
    </message>
    <message>
        <source>--match is no regular expression: %1, at character %2</source>
        <translation>--match 不是正则表达式：%1，第 %2 个字符</translation>
    </message>
    <message>
        <source>--sort takes one of %1</source>
        <translation>--sort 可选 %1</translation>
    </message>
    <message>
        <source>--limit takes a whole number from 1</source>
        <translation>--limit 取不小于 1 的整数</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>No node has told about its queues</source>
        <translation>没有节点报告队列</translation>
    </message>
    <message>
        <source>QUEUE</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>VHOST</source>
        <translation>VHOST</translation>
    </message>
    <message>
        <source>TYPE</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>LEADER</source>
        <translation>领导者</translation>
    </message>
    <message>
        <source>MEMBERS</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>READY</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>UNACKED</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>IN/S</source>
        <translation>入/秒</translation>
    </message>
    <message>
        <source>OUT/S</source>
        <translation>出/秒</translation>
    </message>
    <message>
        <source>ACK/S</source>
        <translation>确认/秒</translation>
    </message>
    <message>
        <source>CONSUMERS</source>
        <translation>消费者</translation>
    </message>
    <message>
        <source>%1 of %2 matching queues shown</source>
        <translation>显示 %1/%2 个匹配的队列</translation>
    </message>
    <message>
        <source>Messages: %1 ready, %2 unacknowledged; %3 in, %4 out, %5 acknowledged a second
Clients: %6 connections, %7 channels, %8 consumers, %9 queues
</source>
        <translation>消息：就绪 %1，未确认 %2；每秒入 %3，出 %4，确认 %5
客户端：%6 个连接，%7 个信道，%8 个消费者，%9 个队列
</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>warrener::ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>活动记录</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Find in what happened</source>
        <translation>在事件中查找</translation>
    </message>
    <message>
        <source>Text to find events by</source>
        <translation>用于查找事件的文字</translation>
    </message>
    <message>
        <source>Writes the events shown as CSV</source>
        <translation>将所示事件写成 CSV</translation>
    </message>
    <message>
        <source>Any level</source>
        <translation>任意级别</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>任意对象</translation>
    </message>
    <message>
        <source>anybody</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>Events, the newest first</source>
        <translation>事件，最新在前</translation>
    </message>
    <message>
        <source>open who it is about</source>
        <translation>打开相关对象</translation>
    </message>
    <message>
        <source>clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>%1 of %2 match</source>
        <translation>%1/%2 个匹配</translation>
    </message>
    <message>
        <source>%1 in the last 24 hours</source>
        <translation>最近 24 小时 %1 条</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>尚无事件</translation>
    </message>
    <message>
        <source>Nodes that come and go, alarms, partitions and lost queues stand here with their time, as soon as this console sees them.</source>
        <translation>本控制台一旦发现节点上下线、告警、分区和队列失效，便连同时间列在此处。</translation>
    </message>
    <message>
        <source>No event matches</source>
        <translation>没有匹配的事件</translation>
    </message>
    <message>
        <source>The filter leaves out all %1 events.</source>
        <translation>筛选排除了全部 %1 条事件。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Export %1 events</source>
        <translation>导出 %1 条事件</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>%1 events written to %2</source>
        <translation>已将 %1 条事件写入 %2</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>未导出</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>warrener::AddClusterDialog</name>
    <message>
        <source>Which cluster shall be added?</source>
        <translation>添加哪个集群？</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Save cluster</source>
        <translation>保存集群</translation>
    </message>
    <message>
        <source>Parts that were tried</source>
        <translation>已尝试的部分</translation>
    </message>
    <message>
        <source>Nodes that were found</source>
        <translation>已发现的节点</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>Keep the password in the keychain</source>
        <translation>将密码保存在密钥链中</translation>
    </message>
    <message>
        <source>What was tried</source>
        <translation>尝试结果</translation>
    </message>
    <message>
        <source>What was found: untick or correct it here</source>
        <translation>发现的内容：可在此取消勾选或更正</translation>
    </message>
    <message>
        <source>The test was stopped</source>
        <translation>测试已停止</translation>
    </message>
    <message>
        <source>Test the connection; then the cluster can be saved</source>
        <translation>请先测试连接，之后才能保存集群</translation>
    </message>
    <message>
        <source>At least one node must stay ticked</source>
        <translation>至少须勾选一个节点</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Asking; each part has %1 s</source>
        <translation>查询中；每部分限时 %1 秒</translation>
    </message>
    <message numerus="yes">
        <source>%n parts do not answer; the cluster can be saved all the same</source>
        <translation>
            <numerusform>%n 个部分无应答；仍可保存集群</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything that was tried answers</source>
        <translation>所有尝试均有应答</translation>
    </message>
    <message>
        <source>One part does not answer; the cluster can be saved all the same</source>
        <translation>1 个部分无应答；仍可保存集群</translation>
    </message>
</context>
<context>
    <name>warrener::AllClustersPage</name>
    <message>
        <source>All clusters</source>
        <translation>所有集群</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Add cluster…</source>
        <translation>添加集群…</translation>
    </message>
    <message>
        <source>No cluster yet</source>
        <translation>尚无集群</translation>
    </message>
    <message>
        <source>Warrener shows how your RabbitMQ clusters and their hosts are, and says what is wrong. One management URL and a user are enough to begin; the rest is found by asking.</source>
        <translation>Warrener 显示 RabbitMQ 集群及其主机的状况，并指出问题所在。只需一个管理 URL 和一个用户即可开始，其余由查询得出。</translation>
    </message>
    <message numerus="yes">
        <source>%n profiles in %1</source>
        <translation>
            <numerusform>%1 中有 %n 个配置</numerusform>
        </translation>
    </message>
    <message>
        <source>one profile in %1</source>
        <translation>%1 中有 1 个配置</translation>
    </message>
</context>
<context>
    <name>warrener::ClusterSwitcher</name>
    <message>
        <source>No cluster</source>
        <translation>无集群</translation>
    </message>
    <message>
        <source>Cluster %1, %2</source>
        <translation>集群 %1，%2</translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <extracomment>A cluster in the menu: its name and its environment.</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>All clusters</source>
        <translation>所有集群</translation>
    </message>
    <message>
        <source>Add cluster…</source>
        <translation>添加集群…</translation>
    </message>
</context>
<context>
    <name>warrener::ClusterTableModel</name>
    <message>
        <source>%1, seen %2</source>
        <translation>%1，见于 %2</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>尚未查看</translation>
    </message>
    <message>
        <source>The profile cannot be read</source>
        <translation>无法读取配置</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>First node</source>
        <translation>首个节点</translation>
    </message>
</context>
<context>
    <name>warrener::ColumnsButton</name>
    <message>
        <source>Columns and order</source>
        <translation>列与排序</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序依据</translation>
    </message>
</context>
<context>
    <name>warrener::CommandPalette</name>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Search or run</source>
        <translation>搜索或执行</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>warrener::ConnectionForm</name>
    <message>
        <source>Own certificates…</source>
        <translation>自有证书…</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA 文件</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>客户端密钥</translation>
    </message>
    <message>
        <source>Management URL</source>
        <translation>管理 URL</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>The management URL of one node is needed</source>
        <translation>需要一个节点的管理 URL</translation>
    </message>
    <message>
        <source>This is not a URL like http://broker1:15672</source>
        <translation>这不是形如 http://broker1:15672 的 URL</translation>
    </message>
    <message>
        <source>User and password belong in their own fields, not in the URL</source>
        <translation>用户名和密码请填入各自的栏，不要写在 URL 中</translation>
    </message>
    <message>
        <source>A user is needed; its tag must be “monitoring” or more</source>
        <translation>需要一个用户；其标签须为“monitoring”或更高</translation>
    </message>
    <message>
        <source>A client certificate and its key are needed together</source>
        <translation>客户端证书与其密钥须同时提供</translation>
    </message>
</context>
<context>
    <name>warrener::ConnectionsModel</name>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Vhost</source>
        <translation>Vhost</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>信道</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Connected for</source>
        <translation>已连接</translation>
    </message>
</context>
<context>
    <name>warrener::ConnectionsView</name>
    <message>
        <source>Find by client, user, vhost or address</source>
        <translation>按客户端、用户、vhost 或地址查找</translation>
    </message>
    <message>
        <source>Text to find connections by</source>
        <translation>用于查找连接的文字</translation>
    </message>
    <message>
        <source>Client connections</source>
        <translation>客户端连接</translation>
    </message>
    <message>
        <source>No client is connected to this node</source>
        <translation>此节点没有客户端连接</translation>
    </message>
    <message>
        <source>Each connection stands here with its user, address and traffic.</source>
        <translation>每个连接连同其用户、地址和流量列在此处。</translation>
    </message>
    <message>
        <source>The connections could not be read</source>
        <translation>无法读取连接</translation>
    </message>
    <message>
        <source>Asking for the connections</source>
        <translation>正在查询连接</translation>
    </message>
    <message>
        <source>The first %1 are shown</source>
        <translation>显示前 %1 个</translation>
    </message>
    <message>
        <source>%1 connections, asked %2 ago</source>
        <translation>%1 个连接，%2前查询</translation>
    </message>
</context>
<context>
    <name>warrener::Console</name>
    <message>
        <source>Add cluster…</source>
        <translation>添加集群…</translation>
    </message>
    <message>
        <source>action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Ask all nodes again now</source>
        <translation>立即重新查询所有节点</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>切换浅色与深色</translation>
    </message>
    <message>
        <source>%1 was added</source>
        <translation>已添加 %1</translation>
    </message>
    <message>
        <source>The password is kept in the keychain</source>
        <translation>密码已保存在密钥链中</translation>
    </message>
</context>
<context>
    <name>warrener::EventsModel</name>
    <message>
        <source>Well again</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>the cluster</source>
        <translation>集群</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Ago</source>
        <translation>距今</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事件</translation>
    </message>
</context>
<context>
    <name>warrener::FeaturesView</name>
    <message>
        <source>Plugins</source>
        <translation>插件</translation>
    </message>
    <message>
        <source>Feature flags</source>
        <translation>功能标志</translation>
    </message>
    <message>
        <source>No node has told its plugins yet.</source>
        <translation>尚无节点报告插件。</translation>
    </message>
    <message>
        <source>Asking for the feature flags.</source>
        <translation>正在查询功能标志。</translation>
    </message>
    <message>
        <source>asked %1 ago</source>
        <translation>%1前查询</translation>
    </message>
</context>
<context>
    <name>warrener::FileField</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.key)</source>
        <translation>PEM 文件 (*.pem *.crt *.key)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>warrener::FilterButton</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>warrener::FindingRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1：%2 %3</translation>
    </message>
</context>
<context>
    <name>warrener::HostPoller</name>
    <message>
        <source>Neither an exporter nor SSH is configured for %1</source>
        <translation>%1 既未配置 exporter 也未配置 SSH</translation>
    </message>
</context>
<context>
    <name>warrener::HostShell</name>
    <message>
        <source>This machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>“%1” cannot be the name of a host</source>
        <translation>“%1”不能作为主机名</translation>
    </message>
    <message>
        <source>sudo on %1 does not let this user run the command without a password</source>
        <translation>%1 上的 sudo 不允许此用户免密码执行该命令</translation>
    </message>
    <message>
        <source>A command on %1 failed with exit code %2</source>
        <translation>%1 上的命令失败，退出码 %2</translation>
    </message>
</context>
<context>
    <name>warrener::HostView</name>
    <message>
        <source>What the score is made of</source>
        <translation>评分构成</translation>
    </message>
    <message>
        <source>Facts about the host</source>
        <translation>主机信息</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>后端</translation>
    </message>
    <message>
        <source>Servers behind the proxy</source>
        <translation>代理后端</translation>
    </message>
    <message>
        <source>Health score</source>
        <translation>健康评分</translation>
    </message>
    <message>
        <source>of 100, and the points each figure costs</source>
        <translation>满分 100，及各项指标扣分</translation>
    </message>
    <message>
        <source>Distance to thresholds</source>
        <translation>距阈值</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>No figures of this host</source>
        <translation>没有此主机的指标</translation>
    </message>
    <message>
        <source>The last figures are of %1</source>
        <translation>最近的数据来自 %1</translation>
    </message>
    <message>
        <source>Asking %1</source>
        <translation>正在查询 %1</translation>
    </message>
    <message>
        <source>The first figures come within one interval.</source>
        <translation>一个轮询间隔内会有首批数据。</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新查询</translation>
    </message>
    <message>
        <source>Servers of %1</source>
        <translation>%1 的后端</translation>
    </message>
    <message>
        <source>%1 sessions, HAProxy %2, asked %3 ago</source>
        <translation>%1 个会话，HAProxy %2，%3前查询</translation>
    </message>
    <message>
        <source>Asking the proxy.</source>
        <translation>正在查询代理。</translation>
    </message>
</context>
<context>
    <name>warrener::HttpClient</name>
    <message>
        <source>No address is configured</source>
        <translation>未配置地址</translation>
    </message>
    <message>
        <source>%1 is not an http or https address</source>
        <translation>%1 不是 http 或 https 地址</translation>
    </message>
    <message>
        <source>Qt finds no TLS library on this computer</source>
        <translation>Qt 在本机找不到 TLS 库</translation>
    </message>
</context>
<context>
    <name>warrener::HttpExchange</name>
    <message>
        <source>%1 is not a path that can be asked for</source>
        <translation>%1 不是可请求的路径</translation>
    </message>
    <message>
        <source>The answer of %1 cannot be unpacked</source>
        <translation>%1 的应答无法解压</translation>
    </message>
    <message>
        <source>%1 sends elsewhere without saying where</source>
        <translation>%1 要求重定向，但未给出地址</translation>
    </message>
    <message>
        <source>%1 sends to %2, which was not followed: give that address if it is right</source>
        <translation>%1 重定向到 %2，未跟随：若该地址正确，请直接填写</translation>
    </message>
    <message>
        <source>%1 sends a change elsewhere, which was not followed</source>
        <translation>%1 对变更请求重定向，未跟随</translation>
    </message>
    <message>
        <source>%1 sends in circles</source>
        <translation>%1 循环重定向</translation>
    </message>
</context>
<context>
    <name>warrener::KeysOverlay</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>warrener::LimitList</name>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
</context>
<context>
    <name>warrener::MainWindow</name>
    <message>
        <source>Warrener</source>
        <translation>Warrener</translation>
    </message>
    <message>
        <source>%1 – %2 – Warrener</source>
        <extracomment>Title of the window: cluster, page.</extracomment>
        <translation>%1 – %2 – Warrener</translation>
    </message>
    <message>
        <source>%1 – Warrener</source>
        <translation>%1 – Warrener</translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation>Ctrl K</translation>
    </message>
    <message>
        <source>Search or run</source>
        <translation>搜索或执行</translation>
    </message>
    <message>
        <source>Ctrl 0</source>
        <translation>Ctrl 0</translation>
    </message>
    <message>
        <source>All clusters</source>
        <translation>所有集群</translation>
    </message>
    <message>
        <source>Ctrl 1 … 9</source>
        <translation>Ctrl 1 … 9</translation>
    </message>
    <message>
        <source>Pages, by the digit in the rail</source>
        <translation>页面，按侧栏数字</translation>
    </message>
    <message>
        <source>Alt ←</source>
        <translation>Alt ←</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Alt →</source>
        <translation>Alt →</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Ask all nodes again now</source>
        <translation>立即重新查询所有节点</translation>
    </message>
    <message>
        <source>Filter this page</source>
        <translation>筛选本页</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Clear, then close, then go up</source>
        <translation>先清除，再关闭，再返回上级</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Open the selected row</source>
        <translation>打开所选行</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Peek at the selected row</source>
        <translation>速览所选行</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Next control</source>
        <translation>下一控件</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>所有快捷键</translation>
    </message>
    <message>
        <source>page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Queues that match “%1”</source>
        <translation>匹配“%1”的队列</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>筛选</translation>
    </message>
</context>
<context>
    <name>warrener::MemoryView</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>warrener::Meter</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>warrener::MomentLine</name>
    <message>
        <source>Values at</source>
        <translation>数值时刻</translation>
    </message>
    <message>
        <source>Means of</source>
        <translation>均值区间</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>two times</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a time and what happened then</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Shaded band: lowest and highest of each pixel column</source>
        <translation>阴影带：每像素列的最低与最高值</translation>
    </message>
</context>
<context>
    <name>warrener::NodeDraftModel</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Management</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>AMQP</source>
        <translation>AMQP</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Node exporter</source>
        <translation>node exporter</translation>
    </message>
    <message>
        <source>SSH</source>
        <translation>SSH</translation>
    </message>
</context>
<context>
    <name>warrener::NodeList</name>
    <message>
        <source>Nodes and hosts</source>
        <translation>节点与主机</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>最差优先</translation>
    </message>
    <message>
        <source>Find by name, state, role or version</source>
        <translation>按名称、状态、角色或版本查找</translation>
    </message>
    <message>
        <source>Text to find nodes and hosts by</source>
        <translation>用于查找节点和主机的文字</translation>
    </message>
    <message>
        <source>Sorts by state; off: in the order of the profile</source>
        <translation>按状态排序；关闭时按配置中的顺序</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>ask again</source>
        <translation>重新查询</translation>
    </message>
    <message>
        <source>%1 critical</source>
        <translation>%1 个严重</translation>
    </message>
    <message>
        <source>1 needs attention</source>
        <translation>1 个需关注</translation>
    </message>
    <message>
        <source>%1 need attention</source>
        <translation>%1 个需关注</translation>
    </message>
    <message>
        <source>%1 of %2 match</source>
        <translation>%1/%2 个匹配</translation>
    </message>
    <message>
        <source>%1 brokers, %2 other hosts</source>
        <translation>%1 个节点，%2 台其他主机</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新查询</translation>
    </message>
    <message>
        <source>This profile names no nodes</source>
        <translation>此配置没有列出节点</translation>
    </message>
    <message>
        <source>Nodes and hosts that a cluster&apos;s profile names are watched here, each by itself.</source>
        <translation>集群配置中列出的节点和主机在此逐一监视。</translation>
    </message>
    <message>
        <source>No node or host matches</source>
        <translation>没有匹配的节点或主机</translation>
    </message>
    <message>
        <source>Names, states, roles and versions are searched.</source>
        <translation>搜索范围：名称、状态、角色和版本。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>%1. Last figures are grey.</source>
        <comment>reasons</comment>
        <translation>%1。灰色为最近的数据。</translation>
    </message>
</context>
<context>
    <name>warrener::NodePoller</name>
    <message>
        <source>The cluster that answers has no node %1</source>
        <translation>应答的集群中没有节点 %1</translation>
    </message>
    <message>
        <source>No management URL is configured</source>
        <translation>未配置管理 URL</translation>
    </message>
    <message>
        <source>No metrics URL is configured</source>
        <translation>未配置指标 URL</translation>
    </message>
</context>
<context>
    <name>warrener::NodeSummary</name>
    <message>
        <source>Memory breakdown</source>
        <translation>内存构成</translation>
    </message>
    <message>
        <source>Health checks</source>
        <translation>健康检查</translation>
    </message>
    <message>
        <source>Listeners</source>
        <translation>监听端口</translation>
    </message>
    <message>
        <source>Versions and features</source>
        <translation>版本与功能</translation>
    </message>
    <message>
        <source>Distance to limits</source>
        <translation>距限值</translation>
    </message>
    <message>
        <source>Asking %1</source>
        <translation>正在查询 %1</translation>
    </message>
    <message>
        <source>The first figures come within one interval.</source>
        <translation>一个轮询间隔内会有首批数据。</translation>
    </message>
    <message>
        <source>The management API does not answer</source>
        <translation>管理 API 无应答</translation>
    </message>
    <message>
        <source>Figures are from the node&apos;s metrics. %1.</source>
        <translation>数据来自节点指标。%1。</translation>
    </message>
    <message>
        <source>%1 has never answered</source>
        <translation>%1 从未应答</translation>
    </message>
    <message>
        <source>The last figures are of %1</source>
        <translation>最近的数据来自 %1</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新查询</translation>
    </message>
    <message>
        <source>%1, as the broker counts it, at %2</source>
        <translation>%1，节点自身统计，%2</translation>
    </message>
    <message>
        <source>Asking the node where its memory goes.</source>
        <translation>正在查询节点内存用途。</translation>
    </message>
    <message>
        <source>Asking which ports are open.</source>
        <translation>正在查询开放的端口。</translation>
    </message>
    <message>
        <source>Not asked: %1</source>
        <translation>未查询：%1</translation>
    </message>
    <message>
        <source>Asking the node about its health.</source>
        <translation>正在查询节点健康状况。</translation>
    </message>
    <message>
        <source>asked %1 ago</source>
        <translation>%1前查询</translation>
    </message>
</context>
<context>
    <name>warrener::NodesPage</name>
    <message>
        <source>Nodes and hosts</source>
        <translation>节点与主机</translation>
    </message>
</context>
<context>
    <name>warrener::OverviewPage</name>
    <message>
        <source>5 min</source>
        <translation>5 分钟</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 小时</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>Time shown by the charts</source>
        <translation>图表时间范围</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新查询</translation>
    </message>
    <message>
        <source>Last 5 minutes</source>
        <translation>最近 5 分钟</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>最近一小时</translation>
    </message>
    <message>
        <source>Last 6 hours</source>
        <translation>最近 6 小时</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>最近 24 小时</translation>
    </message>
</context>
<context>
    <name>warrener::PasswordDialog</name>
    <message>
        <source>Which password has %1 on %2?</source>
        <translation>%1 在 %2 上的密码是什么？</translation>
    </message>
    <message>
        <source>Keep it in the keychain</source>
        <translation>保存在密钥链中</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Use password</source>
        <translation>使用密码</translation>
    </message>
    <message>
        <source>Enabled when a password is given</source>
        <translation>输入密码后可用</translation>
    </message>
</context>
<context>
    <name>warrener::PortDial</name>
    <message>
        <source>No address is configured</source>
        <translation>未配置地址</translation>
    </message>
    <message>
        <source>%1 refuses the connection</source>
        <translation>%1 拒绝连接</translation>
    </message>
    <message>
        <source>The name of %1 has no address</source>
        <translation>%1 的名称没有对应地址</translation>
    </message>
    <message>
        <source>%1 closed the connection without a word</source>
        <translation>%1 未作应答即关闭连接</translation>
    </message>
    <message>
        <source>There is no way to %1</source>
        <translation>没有到 %1 的路由</translation>
    </message>
    <message>
        <source>%1 accepts connections, but said nothing within %2</source>
        <translation>%1 接受连接，但 %2内无应答</translation>
    </message>
    <message>
        <source>No connection to %1 within %2</source>
        <translation>%2内未能连接 %1</translation>
    </message>
    <message>
        <source>The name of %1 was not resolved within %2</source>
        <translation>%2内未能解析 %1 的名称</translation>
    </message>
</context>
<context>
    <name>warrener::ProcessRun</name>
    <message>
        <source>%1 did not finish the command within %2</source>
        <translation>%1 在 %2内未执行完命令</translation>
    </message>
    <message>
        <source>The program “%1” is not installed here</source>
        <translation>本机未安装程序“%1”</translation>
    </message>
    <message>
        <source>The program “%1” cannot be started</source>
        <translation>无法启动程序“%1”</translation>
    </message>
    <message>
        <source>The command on %1 was cancelled</source>
        <translation>%1 上的命令已取消</translation>
    </message>
    <message>
        <source>%1 answered with more than %2</source>
        <translation>%1 的应答超过 %2</translation>
    </message>
</context>
<context>
    <name>warrener::QueueFilterBar</name>
    <message>
        <source>Vhost</source>
        <translation>Vhost</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>领导者</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Find queues by name</source>
        <translation>按名称查找队列</translation>
    </message>
    <message>
        <source>Regular expression for the names of queues</source>
        <translation>队列名称的正则表达式</translation>
    </message>
    <message>
        <source>expression</source>
        <translation>正则</translation>
    </message>
    <message>
        <source>All vhosts</source>
        <translation>全部 vhost</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>Any leader</source>
        <translation>任意领导者</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>No leader</source>
        <translation>无领导者</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>任意状态</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>需关注</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>state, number of queues</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>warrener::QueueModel</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Members not asked yet</source>
        <translation>尚未查询成员</translation>
    </message>
    <message>
        <source>%1 missing</source>
        <translation>%1 缺失</translation>
    </message>
    <message>
        <source>%1 leads</source>
        <translation>%1 为领导者</translation>
    </message>
</context>
<context>
    <name>warrener::QueuePanel</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>关闭面板</translation>
    </message>
    <message>
        <source>Vhost</source>
        <translation>Vhost</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Survives a restart</source>
        <translation>重启后保留</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>领导者</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Unacknowledged</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>投递</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用情况</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>消费者</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Ready, 10 min</source>
        <translation>就绪，10 分钟</translation>
    </message>
    <message>
        <source>Queue %1</source>
        <translation>队列 %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no, it belongs to one connection</source>
        <translation>否，属单个连接独占</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>warrener::QueuePoller</name>
    <message>
        <source>No management URL is configured</source>
        <translation>未配置管理 URL</translation>
    </message>
</context>
<context>
    <name>warrener::QueuesPage</name>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>%1 in minority</source>
        <translation>%1 个失去多数派</translation>
    </message>
    <message>
        <source>%1 critical</source>
        <translation>%1 个严重</translation>
    </message>
    <message>
        <source>1 needs attention</source>
        <translation>1 个需关注</translation>
    </message>
    <message>
        <source>%1 need attention</source>
        <translation>%1 个需关注</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1 个</translation>
    </message>
    <message>
        <source>%1 of %2 match</source>
        <translation>%1/%2 个匹配</translation>
    </message>
    <message>
        <source>All %1 queues</source>
        <translation>全部 %1 个队列</translation>
    </message>
    <message>
        <source>All %1 matching queues</source>
        <translation>全部 %1 个匹配的队列</translation>
    </message>
    <message>
        <source>Figures from the management interface, %1 old</source>
        <translation>数据来自管理接口，%1前</translation>
    </message>
    <message>
        <source>Figures from the metrics of %1 nodes, %2 old. Leader, members and state of the rows on screen from the management interface</source>
        <translation>数据来自 %1 个节点的指标，%2前。屏幕所见各行的领导者、成员和状态来自管理接口</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新查询</translation>
    </message>
    <message>
        <source>No queue matches</source>
        <translation>没有匹配的队列</translation>
    </message>
    <message>
        <source>The filter leaves out all %1 queues.</source>
        <translation>筛选排除了全部 %1 个队列。</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>The queues could not be read</source>
        <translation>无法读取队列</translation>
    </message>
    <message>
        <source>Reading the queues</source>
        <translation>正在读取队列</translation>
    </message>
    <message>
        <source>A cluster with many of them takes a few seconds.</source>
        <translation>队列多的集群需要几秒钟。</translation>
    </message>
    <message>
        <source>This cluster has no queues yet</source>
        <translation>此集群尚无队列</translation>
    </message>
    <message>
        <source>As soon as a client declares one, it stands here with its messages, its consumers and the nodes that hold it.</source>
        <translation>客户端声明队列后，其消息、消费者和所在节点列在此处。</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>未导出</translation>
    </message>
    <message>
        <source>Figures of %1 are missing</source>
        <translation>%1 的数据缺失</translation>
    </message>
    <message>
        <source>Queues that only these nodes could tell about are left out.</source>
        <translation>仅这些节点掌握的队列未列出。</translation>
    </message>
    <message>
        <source>The queues could not be read again</source>
        <translation>无法再次读取队列</translation>
    </message>
    <message>
        <source>Export %1 queues</source>
        <translation>导出 %1 个队列</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>JSON document (*.json)</source>
        <translation>JSON 文档 (*.json)</translation>
    </message>
    <message>
        <source>%1 queues written to %2</source>
        <translation>已将 %1 个队列写入 %2</translation>
    </message>
    <message>
        <source>open queue</source>
        <translation>打开队列</translation>
    </message>
    <message>
        <source>peek</source>
        <translation>速览</translation>
    </message>
    <message>
        <source>clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Writes the matching queues as CSV or JSON</source>
        <translation>将匹配的队列写成 CSV 或 JSON</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>warrener::Rail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>warrener::RailButton</name>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1，%2：%3</translation>
    </message>
</context>
<context>
    <name>warrener::RemoveClusterDialog</name>
    <message>
        <source>Remove the profile of %1?</source>
        <translation>移除 %1 的配置？</translation>
    </message>
    <message>
        <source>This console forgets its addresses and thresholds. The cluster itself is not touched, and you can add it again. The password stays in the keychain.</source>
        <translation>本控制台将忘记其地址和阈值。集群本身不受影响，可重新添加。密码仍保留在密钥链中。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Remove profile</source>
        <translation>移除配置</translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation>输入 %1 以确认</translation>
    </message>
    <message>
        <source>Name of the cluster</source>
        <translation>集群名称</translation>
    </message>
    <message>
        <source>Enabled when the name is complete</source>
        <translation>输入完整名称后可用</translation>
    </message>
</context>
<context>
    <name>warrener::Screenshot</name>
    <message>
        <source>warrener: %1 cannot be written</source>
        <translation>warrener：无法写入 %1</translation>
    </message>
    <message>
        <source>warrener: no cluster is open; saved %1</source>
        <translation>warrener：没有打开集群；已保存 %1</translation>
    </message>
    <message>
        <source>warrener: %1 nodes, %2 hosts live after %3 s; saved %4</source>
        <translation>warrener：%1 个节点、%2 台主机在 %3 秒后实时；已保存 %4</translation>
    </message>
    <message>
        <source>warrener: only %1 of %2 nodes and %3 of %4 hosts were live after %5 s; saved %6</source>
        <translation>warrener：%5 秒后仅 %1/%2 个节点和 %3/%4 台主机实时；已保存 %6</translation>
    </message>
</context>
<context>
    <name>warrener::SearchButton</name>
    <message>
        <source>Search or run</source>
        <translation>搜索或执行</translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation>Ctrl K</translation>
    </message>
</context>
<context>
    <name>warrener::SettingsPage</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>of %1 and of this program</source>
        <translation>%1 与本程序</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>how often and how long</source>
        <translation>频率与时限</translation>
    </message>
    <message>
        <source>Polling interval</source>
        <translation>轮询间隔</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Time-out of one request</source>
        <translation>单个请求超时</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>each node, host and proxy is asked this often</source>
        <translation>每个节点、主机和代理按此间隔查询</translation>
    </message>
    <message>
        <source>a node that is silent for longer counts as not answering</source>
        <translation>超过此时长无响应的节点视为无应答</translation>
    </message>
    <message>
        <source>Thresholds of hosts</source>
        <translation>主机阈值</translation>
    </message>
    <message>
        <source>above which a figure is a warning or critical</source>
        <translation>超过即为警告或严重</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>%1: warning</source>
        <translation>%1：警告</translation>
    </message>
    <message>
        <source>%1: critical</source>
        <translation>%1：严重</translation>
    </message>
    <message>
        <source>CPU, of all cores</source>
        <translation>CPU，占全部核心</translation>
    </message>
    <message>
        <source>Memory of the host</source>
        <translation>主机内存</translation>
    </message>
    <message>
        <source>Disk, used</source>
        <translation>磁盘，已用</translation>
    </message>
    <message>
        <source>Load of 1 minute, per core</source>
        <translation>1 分钟负载，每核</translation>
    </message>
    <message>
        <source>This program</source>
        <translation>本程序</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>holds from the next start</source>
        <translation>下次启动后生效</translation>
    </message>
    <message>
        <source>A critical threshold must not be under its warning</source>
        <translation>严重阈值不得低于警告阈值</translation>
    </message>
    <message>
        <source>Holds for %1 once it is saved</source>
        <translation>保存后对 %1 生效</translation>
    </message>
    <message>
        <source>Nothing has been changed</source>
        <translation>没有更改</translation>
    </message>
    <message>
        <source>Settings of %1 saved</source>
        <translation>已保存 %1 的设置</translation>
    </message>
</context>
<context>
    <name>warrener::StepsModel</name>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
</context>
<context>
    <name>warrener::Strip</name>
    <message>
        <source>Last events</source>
        <translation>最近事件</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 requests/s</source>
        <translation>每秒 %1 个请求</translation>
    </message>
    <message>
        <source>Cost on brokers %1 requests/s, %2, %3</source>
        <translation>对节点的开销：每秒 %1 个请求，%2，%3</translation>
    </message>
    <message>
        <source>Nothing has happened since the window was opened</source>
        <translation>窗口打开以来没有事件</translation>
    </message>
</context>
<context>
    <name>warrener::SubjectView</name>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Plugins and features</source>
        <translation>插件与功能</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主机</translation>
    </message>
    <message>
        <source>Parts of this page</source>
        <translation>本页各部分</translation>
    </message>
    <message>
        <source>Nodes and hosts</source>
        <translation>节点与主机</translation>
    </message>
    <message>
        <source>Connections %1</source>
        <translation>连接 %1</translation>
    </message>
    <message>
        <source>This is the first one</source>
        <translation>已是第一个</translation>
    </message>
    <message>
        <source>This is the last one</source>
        <translation>已是最后一个</translation>
    </message>
    <message>
        <source>Previous: %1</source>
        <translation>上一个：%1</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>下一个：%1</translation>
    </message>
</context>
<context>
    <name>warrener::TcpQuestion</name>
    <message>
        <source>The question to %1 was cancelled</source>
        <translation>对 %1 的查询已取消</translation>
    </message>
    <message>
        <source>%1 cannot be reached</source>
        <translation>无法访问 %1</translation>
    </message>
    <message>
        <source>%1 accepts the connection, but does not answer</source>
        <translation>%1 接受连接，但无应答</translation>
    </message>
    <message>
        <source>%1 did not answer in full in time</source>
        <translation>%1 未及时给出完整应答</translation>
    </message>
    <message>
        <source>%1 refuses the connection</source>
        <translation>%1 拒绝连接</translation>
    </message>
    <message>
        <source>The host name of %1 has no address</source>
        <translation>%1 的主机名没有对应地址</translation>
    </message>
    <message>
        <source>The connection to %1 was lost</source>
        <translation>与 %1 的连接中断</translation>
    </message>
    <message>
        <source>%1 answered with more than is sensible</source>
        <translation>%1 的应答超出合理大小</translation>
    </message>
</context>
<context>
    <name>warrener::Tile</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>warrener::TimeChart</name>
    <message>
        <source>%1, %2</source>
        <comment>a chart&apos;s title and its unit</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>warrener::Toast</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>warrener::TotalsPoller</name>
    <message>
        <source>No management URL is configured</source>
        <translation>未配置管理 URL</translation>
    </message>
</context>
<context>
    <name>warrener::TrendView</name>
    <message>
        <source>Its history begins now, while it is on screen</source>
        <translation>历史从现在开始记录，仅限显示期间</translation>
    </message>
    <message>
        <source>10 min ago</source>
        <translation>10 分钟前</translation>
    </message>
    <message>
        <source>lowest %1, highest %2</source>
        <translation>最低 %1，最高 %2</translation>
    </message>
</context>
<context>
    <name>warrener::VerdictCard</name>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n findings</source>
        <translation>
            <numerusform>显示全部 %n 项发现</numerusform>
        </translation>
    </message>
</context>
</TS>
